package org.starling.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.FreePort;
import org.starling.platform.cluster.TestNode;
import org.starling.platform.db.Row;
import org.starling.platform.db.TestDatabase;
import org.starling.platform.db.TestPostgres;

/** A job goes on at another node, from its checkpoint, when its own is stopped or killed. */
final class JobTakeoverTest {
  private static final int LOOKS_MAX = 100;
  private static final TestDatabase DATABASE = TestPostgres.NEWEST.copy();

  private static TestNode first;
  private static TestNode second;

  @BeforeAll
  static void start() throws Exception {
    DATABASE
        .database()
        .write(tx -> tx.update("CREATE TABLE counted (n bigint, node text, at bigserial)"));
    int port = FreePort.next();
    first = node("127.0.0.41", port);
    first.ready();
    second = node("127.0.0.42", port);
    second.ready();
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    DATABASE.close();
  }

  private static TestNode node(String host, int port) throws IOException {
    return new TestNode(
        JobProcess.class, new TestNode.Place(DATABASE.dataSource(), "", host, port, "1.0.0"));
  }

  /** Looks for work until there is some; the rows that were reached when it began. */
  private static int takesOver(TestNode node) throws Exception {
    for (int i = 0; i < LOOKS_MAX; i++) {
      node.does("look");
      node.await("LOOKED");
      Thread.sleep(200);
      if (node.said("BEGINS")) {
        return Integer.parseInt(node.await("BEGINS").substring("BEGINS ".length()));
      }
    }
    throw new AssertionError("it has taken no job:\n" + String.join("\n", node.log()));
  }

  /** In the order of writing. */
  private static <T> List<T> written(Function<Row, T> column) {
    return DATABASE
        .database()
        .primary()
        .list(column::apply, "SELECT n, node FROM counted ORDER BY at LIMIT 1000");
  }

  private static String status(String job) {
    return DATABASE
        .database()
        .primary()
        .one(row -> row.text(1), "SELECT status FROM jobs WHERE id = ? LIMIT 1", job)
        .orElseThrow();
  }

  @Test
  void what_a_stopped_and_a_killed_node_had_done_is_not_done_again() throws Exception {
    first.does("add");
    String job = first.await("ADDED").substring("ADDED ".length());
    assertThat(takesOver(first)).isZero();
    first.await("ROW 10");
    second.does("look"); // it is another's, who lives
    second.await("LOOKED");
    first.signal("STOP");
    second.await("Lost[node=" + first.id());
    int reached = takesOver(second);
    assertThat(reached).isGreaterThanOrEqualTo(10);

    second.await("ROW " + (reached + 5));
    first.signal("CONT"); // it believes for a moment that it still has the job
    first.await("TAKEN");
    assertThat(status(job)).isEqualTo("in_progress");

    second.kill();
    int reachedThen = takesOver(first);
    assertThat(reachedThen).isGreaterThan(reached);
    first.await("DONE");
    assertThat(written(row -> row.number(1)))
        .isEqualTo(LongStream.rangeClosed(1, JobProcess.ROWS).boxed().toList());
    List<String> writers = written(row -> row.text(2));
    assertThat(writers.subList(0, reached)).containsOnly(first.id());
    assertThat(writers.subList(reached, reachedThen)).containsOnly(second.id());
    assertThat(writers.subList(reachedThen, JobProcess.ROWS)).containsOnly(first.id());
    for (int i = 0; i < LOOKS_MAX && !status(job).equals("success"); i++) {
      Thread.sleep(50);
    }
    assertThat(status(job)).isEqualTo("success");
  }
}
