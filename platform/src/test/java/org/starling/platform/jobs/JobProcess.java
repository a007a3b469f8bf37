package org.starling.platform.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.JoinedCluster;
import org.starling.platform.cluster.NodeProcess;
import org.starling.platform.config.JobConfig;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.db.TestDatabase;

/**
 * A node with a long job: it writes its rows one by one, each with the checkpoint after it. To be
 * stopped, killed and started by tests, which say when it looks for work.
 */
final class JobProcess {
  static final String TYPE = "counts";
  static final int ROWS = 60;
  private static final long ROW_MS = 50;

  private JobProcess() {}

  /** Data source, cluster name, host, port, whether encrypted, version. */
  public static void main(String[] arguments) throws IOException {
    Clock clock = Clock.systemUTC();
    Ids ids = new Ids(new SecureRandom());
    PostgresDatabase db = PostgresDatabase.open(TestDatabase.config(arguments[0]), clock);
    String name = arguments[1];
    JoinedCluster cluster = new JoinedCluster(NodeProcess.settings(arguments), ids, db, clock);
    cluster.onChange(change -> say(change.toString()));
    Jobs jobs = new Jobs(db, ids, clock);
    jobs.work(TYPE, run -> count(run, cluster.self().value()));
    cluster.join();
    JobServer server =
        new JobServer(
            jobs, new JobConfig(true, true, -1, -1), new JobServer.Place(cluster, name, db, clock));
    say("READY " + cluster.self());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "add" -> say("ADDED " + jobs.add(TYPE, Map.of()).id());
        case "look" -> {
          server.reap();
          server.watch();
          say("LOOKED");
        }
        default -> say("UNKNOWN " + line);
      }
    }
    System.exit(1);
  }

  private static void count(Run run, String node) throws InterruptedException {
    int begin = Integer.parseInt(run.data().getOrDefault("reached", "0"));
    say("BEGINS " + begin);
    for (int row = begin + 1; row <= ROWS; row++) {
      int next = row;
      try {
        run.write(tx -> {
          tx.update("INSERT INTO counted (n, node) VALUES (?, ?)", next, node);
          return run.progress(tx, next * 100L / ROWS, Map.of("reached", Integer.toString(next)));
        });
      } catch (JobTaken e) {
        say("TAKEN " + row);
        throw e;
      }
      say("ROW " + row);
      Thread.sleep(ROW_MS);
    }
    say("DONE");
  }

  private static synchronized void say(String line) {
    System.out.println("@" + line);
    System.out.flush();
  }
}
