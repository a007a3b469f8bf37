package org.starling.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.starling.kernel.Ids;
import org.starling.platform.config.Config;
import org.starling.platform.config.SqlConfig;
import org.starling.platform.db.DatabaseUnavailable;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.db.StreamingPostgres;
import org.starling.platform.http.Proxy;

/**
 * A whole cluster on one machine, to try out: a PostgreSQL with two standbys, nodes as processes of
 * their own, and a small proxy in front. What dies is started again, so that one may kill it.
 */
final class LocalCluster {
  private static final int STANDBYS = 2;
  private static final int LOOK_MS = 500;
  private static final long READY_NS_MAX = TimeUnit.SECONDS.toNanos(90);

  private final Path data;
  private final int port;
  private final PrintWriter out;
  private final StopSignal stop;
  private final List<NodeProcess> nodes;
  private final RunningServer running;
  private boolean databaseAnswers = true;

  /**
   * @param running what was started, to be closed by the caller
   */
  LocalCluster(
      DataDirectory directory, int count, Front front, StopSignal stop, RunningServer running) {
    this.data = directory.path();
    this.port = front.port();
    this.out = front.out();
    this.stop = stop;
    this.running = running;
    this.nodes =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> new LocalNode(data, number))
            .map(node -> new NodeProcess(node, port + 1, front.client()))
            .toList();
  }

  /**
   * What people meet.
   *
   * @param port the proxy's; nodes have the next one, each on an address of its own
   * @param client a built web client that the nodes serve
   */
  record Front(int port, Optional<Path> client, PrintWriter out) {}

  /** Runs until a signal ends it. */
  void run() throws IOException, InterruptedException {
    Ids ids = new Ids(new SecureRandom());
    Files.createDirectories(data.resolve("files"));
    say("Starting PostgreSQL with %d standbys …".formatted(STANDBYS));
    StreamingPostgres postgres = StreamingPostgres.start(data, STANDBYS, ids);
    running.onClose(postgres::close);
    postgres.keepRunning();
    Config config = SettingsSource.read(LocalNode.shared(data, postgres.dataSource(), ids), ids);
    SqlConfig sql = config.sql().of(postgres.dataSource());
    PostgresDatabase db = PostgresDatabase.open(() -> sql, Clock.systemUTC());
    running.onClose(db::close);
    NodeList list = new NodeList(db, config.cluster().clusterName());
    Proxy proxy = new Proxy(list::welcoming);
    running.onClose(proxy::close);
    proxy.listen(new InetSocketAddress(port));
    say("Starting %d nodes …".formatted(nodes.size()));
    running.onClose(this::stopNodes);
    for (NodeProcess node : nodes) {
      node.start();
    }
    awaitReady(list);
    introduce(db);
    while (!stop.asked()) {
      look(list);
      Thread.sleep(LOOK_MS);
    }
    say("Stopping …");
  }

  private void awaitReady(NodeList list) throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_NS_MAX;
    while (!stop.asked() && list.welcoming().size() < nodes.size()) {
      list.refresh();
      for (NodeProcess node : nodes) {
        if (node.justDied()) {
          throw new IllegalStateException(
              "Node %d did not start (%s). It said: %s"
                  .formatted(node.node().number(), node.end(), node.lastWords()));
        }
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "The nodes did not find each other in time. See %s/node-1/logs.".formatted(data));
      }
      Thread.sleep(LOOK_MS);
    }
  }

  private void introduce(PostgresDatabase db) {
    say("Starling is ready at http://localhost:" + port);
    if (db.primary().number("SELECT count(*) FROM users WHERE id <> ''").orElse(0) == 0) {
      say("The first account to sign up becomes the administrator.");
    }
    say("");
    for (NodeProcess node : nodes) {
      say(
          "  node %d at %s: process %d, logs in %s"
              .formatted(
                  node.node().number(),
                  node.node().host(),
                  node.pid(),
                  node.node().directory().resolve("logs")));
    }
    say("");
    say(
        "Kill one (kill -9 %d) while people write: nothing is lost, and it is started again"
            .formatted(nodes.getLast().pid()));
    say("after ten seconds. Watch with: ./starling cluster status --data " + data);
    say(
        "Another node joins with: ./starling up --data %s --node %d"
            .formatted(data, nodes.size() + 1));
    say("and leaves, noticed by nobody, when it gets a SIGTERM (kill PROCESS).");
  }

  private void look(NodeList list) throws IOException {
    try {
      list.refresh();
      tellOfDatabase(true);
    } catch (DatabaseUnavailable e) {
      tellOfDatabase(false);
    }
    for (NodeProcess node : nodes) {
      if (node.justDied()) {
        say("Node %d is gone (%s).".formatted(node.node().number(), node.end()));
      } else if (node.rested()) {
        node.start();
        say("Node %d is started again: process %d.".formatted(node.node().number(), node.pid()));
      }
    }
  }

  private void tellOfDatabase(boolean answers) {
    if (answers != databaseAnswers) {
      databaseAnswers = answers;
      say("The database " + (answers ? "answers again." : "does not answer; it is waited for."));
    }
  }

  private void stopNodes() {
    try {
      for (NodeProcess node : nodes) {
        node.askToStop();
      }
      for (NodeProcess node : nodes) {
        node.awaitEnd();
      }
    } catch (IOException e) {
      say("A node could not be asked to stop: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
