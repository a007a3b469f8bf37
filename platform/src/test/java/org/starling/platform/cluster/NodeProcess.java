package org.starling.platform.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.starling.kernel.Ids;
import org.starling.platform.config.ClusterConfig;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.db.TestDatabase;

/**
 * One node and nothing else, to be stopped, killed and started by tests. Says what happens a line
 * at a time, and does what it reads.
 */
public final class NodeProcess {
  private static final Subject ECHO = new Subject("echo");
  private static final Subject DROP = new Subject("drop");

  private NodeProcess() {}

  /** Of the arguments of a process that is a node. */
  public static JoinedCluster.Settings settings(String[] arguments) {
    ClusterConfig config =
        new ClusterConfig(
            true,
            arguments[1],
            arguments[2],
            "",
            "",
            "",
            true,
            true,
            Boolean.parseBoolean(arguments[4]),
            Integer.parseInt(arguments[3]));
    return new JoinedCluster.Settings(config, 0, "", 3, arguments[5]);
  }

  /** Data source, cluster name, host, port, whether encrypted, version. */
  public static void main(String[] arguments) throws IOException {
    PostgresDatabase db =
        PostgresDatabase.open(TestDatabase.config(arguments[0]), Clock.systemUTC());
    JoinedCluster cluster =
        new JoinedCluster(settings(arguments), new Ids(new SecureRandom()), db, Clock.systemUTC());
    cluster.on(DROP, (from, message) -> new byte[0]);
    cluster.on(ECHO, (from, message) -> message);
    cluster.onChange(change -> say(change.toString()));
    join(cluster);
    say("READY " + cluster.self());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "ask" -> ask(cluster);
        case "agree" -> {
          cluster.agree(ECHO, new byte[10]);
          say("AGREED");
        }
        case "spread" -> {
          for (int i = 0; i < 20; i++) {
            cluster.spread(ECHO, new byte[10]);
          }
          say("SPREAD");
        }
        case "step out" -> cluster.stepOut();
        case "flood" -> Thread.ofPlatform().daemon().start(() -> flood(cluster));
        case "leave" -> {
          cluster.leave();
          db.close();
          System.exit(0);
        }
        default -> say("UNKNOWN " + line);
      }
    }
    System.exit(1);
  }

  private static void join(JoinedCluster cluster) {
    try {
      cluster.join();
    } catch (IllegalStateException e) {
      say("FAILED " + e.getMessage());
      System.exit(1);
    }
  }

  private static void ask(JoinedCluster cluster) {
    int answers =
        cluster.ask(cluster.others(), ECHO, new byte[1_000_000], Duration.ofSeconds(5)).size();
    say("ANSWERS " + answers + " of " + cluster.others().size());
  }

  /** Tells the others as much as they take. */
  private static void flood(JoinedCluster cluster) {
    byte[] message = new byte[100_000];
    new SecureRandom().nextBytes(message); // not to be compressed
    while (true) {
      for (NodeId node : cluster.others()) {
        cluster.tell(Set.of(node), DROP, message);
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println("@" + line);
    System.out.flush();
  }
}
