package org.starling.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.KeyRotation;
import org.starling.platform.config.Config;
import org.starling.platform.db.PostgresDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What concerns all nodes, from the command line of any of them. */
@Command(
    name = "cluster",
    description = "Look after the nodes of a cluster, while they run.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class ClusterCommands {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data directory of a node (default: ./data).")
  private Path data = Path.of("data");

  @Spec private @Nullable CommandSpec spec;

  private final Ids ids = new Ids(new SecureRandom());

  @Command(
      name = "rotate-key",
      description = "Give the nodes another key to know each other by; none of them stops.",
      mixinStandardHelpOptions = true)
  int rotateKey() {
    Config config = Assembly.config(data, ids).current();
    if (config.sql().embedded()) {
      throw new IllegalStateException(
          "The settings in %s name no database, so there is no cluster. Set"
                  .formatted(data)
              + " SqlSettings.DataSource as the nodes have it, or choose another --data.");
    }
    try (PostgresDatabase db = PostgresDatabase.open(config.sql(), Clock.systemUTC())) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getOut()
          .println(
              new KeyRotation(db, ids)
                  .rotate(config.cluster().clusterName(), config.starling().clusterKeyFile()));
    }
    return 0;
  }
}
