package org.starling.platform.db;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns a driver's exception into what callers may meet. */
final class SqlFailure {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String QUERY_CANCELED = "57014";

  private SqlFailure() {}

  static RuntimeException of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.equals(UNIQUE_VIOLATION)) {
      return new UniqueViolation(index(e), e);
    }
    boolean away =
        state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57P")
            || state.equals(QUERY_CANCELED)
            || e instanceof java.sql.SQLTransientException;
    return away
        ? new DatabaseUnavailable("The database did not answer: " + e.getMessage(), e)
        : new IllegalStateException("SQL state " + state + ": " + e.getMessage(), e);
  }

  private static String index(SQLException e) {
    if (e instanceof PSQLException p) {
      ServerErrorMessage message = p.getServerErrorMessage();
      if (message != null && message.getConstraint() != null) {
        return message.getConstraint();
      }
    }
    return "";
  }
}
