package org.starling.platform.db;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns a driver's exception into what callers may meet. */
final class SqlFailure {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String QUERY_CANCELED = "57014";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";
  private static final String WRONG_PASSWORD = "28P01";
  private static final String WRONG_ACCOUNT = "28000";
  private static final String NO_DATABASE = "3D000";
  private static final String DISK_FULL = "53100";
  private static final String REJECTED = "08004"; // such as by a server without TLS

  private SqlFailure() {}

  static RuntimeException of(SQLException e) {
    String state = state(e);
    return switch (state) {
      case UNIQUE_VIOLATION -> new UniqueViolation(index(e), e);
      case SERIALIZATION_FAILURE, DEADLOCK -> new Conflict(e);
      case QUERY_CANCELED ->
          new DatabaseUnavailable("A query took longer than SqlSettings.QueryTimeout allows", e);
      case DISK_FULL -> new DatabaseFull("The database has no space left: " + e.getMessage(), e);
      default ->
          lost(e) || state.startsWith("53") || e instanceof SQLTransientException
              ? new DatabaseUnavailable("The database did not answer: " + e.getMessage(), e)
              : new IllegalStateException("SQL state " + state + ": " + e.getMessage(), e);
    };
  }

  /** Whether the connection is gone, as against a statement that failed. */
  static boolean lost(SQLException e) {
    String state = state(e);
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** Whether trying again cannot help: the account, the database or sslmode is wrong. */
  static boolean hopeless(SQLException e) {
    String state = state(e);
    return state.equals(WRONG_PASSWORD) || state.equals(WRONG_ACCOUNT) || state.equals(NO_DATABASE);
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  private static String index(SQLException e) {
    SQLException told = e instanceof BatchUpdateException ? e.getNextException() : e;
    if (told instanceof PSQLException p) {
      ServerErrorMessage message = p.getServerErrorMessage();
      if (message != null && message.getConstraint() != null) {
        return message.getConstraint();
      }
    }
    return "";
  }
}
