package org.starling.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Tx} on one borrowed connection; unusable once its work has returned. */
final class OpenTx implements Tx {
  private static final Logger LOG = LoggerFactory.getLogger(OpenTx.class);

  private final Connection connection;
  private final SqlTrace trace;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final Map<Object, List<?>> gathered = new HashMap<>();
  private boolean open = true;

  OpenTx(Connection connection, SqlTrace trace) {
    this.connection = connection;
    this.trace = trace;
  }

  @Override
  public <T> List<T> list(Function<Row, T> map, String sql, Object... parameters) {
    checkOpen();
    try {
      return Pool.list(trace, connection, map, sql, parameters);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  @Override
  public int update(String sql, Object... parameters) {
    checkOpen();
    long began = trace.begin();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Parameters.bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    } finally {
      trace.end(began, sql);
    }
  }

  @Override
  public int[] batch(String sql, List<Object[]> rows) {
    checkOpen();
    long began = trace.begin();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        Parameters.bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    } finally {
      trace.end(began, sql);
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    checkOpen();
    afterCommit.add(action);
  }

  @Override
  @SuppressWarnings("unchecked") // a list is made for its own consumer only
  public <T> void gather(T item, Consumer<? super List<T>> all) {
    checkOpen();
    List<T> items = (List<T>) gathered.get(all);
    if (items == null) {
      List<T> first = new ArrayList<>();
      gathered.put(all, first);
      afterCommit.add(() -> all.accept(first));
      items = first;
    }
    items.add(item);
  }

  void close() {
    open = false;
  }

  /**
   * The write stands, whatever fails now: it must not look refused, nor be tried again.
   *
   * @throws Untold after all actions ran, if one of them threw it
   */
  void committed() {
    Untold untold = null;
    for (Runnable action : afterCommit) {
      try {
        action.run();
      } catch (Untold e) {
        untold = e;
      } catch (RuntimeException e) {
        LOG.error("what should follow a committed transaction failed", e);
      }
    }
    if (untold != null) {
      throw untold;
    }
  }

  private void checkOpen() {
    if (!open) {
      throw new IllegalStateException("this transaction has ended");
    }
  }
}
