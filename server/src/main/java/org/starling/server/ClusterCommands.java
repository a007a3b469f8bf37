package org.starling.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.KeyRotation;
import org.starling.platform.config.Config;
import org.starling.platform.config.SqlConfig;
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
  private static final String ROW = "%-6s %-7s %-20s %-16s %-8s %-7s %-9s %s%n";
  private static final int HASH_CHARS = 8;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data directory of a node (default: ./data).")
  private Path data = Path.of("data");

  @Spec private @Nullable CommandSpec spec;

  private final Ids ids = new Ids(new SecureRandom());

  @Command(
      name = "status",
      description = "Show each node, and what is wrong with it; exit code 1 if anything is.",
      mixinStandardHelpOptions = true)
  int status() throws IOException, InterruptedException {
    Optional<DataDirectory> idle =
        Files.isDirectory(data) ? DataDirectory.tryLock(data) : Optional.empty();
    if (idle.isPresent()) {
      idle.get().close();
    }
    if (idle.isPresent() || !Files.isDirectory(data)) {
      throw new IllegalStateException(
          "No server runs on %s. Start it, or choose another --data."
              .formatted(data.toAbsolutePath()));
    }
    try (AdminServer server = AdminServer.reach(data, ids)) {
      String administrator =
          server
              .store()
              .administrator()
              .orElseThrow(() ->
                  new IllegalStateException(
                      "Nobody has signed up yet, and the status is for administrators. The"
                          + " first account is one: sign up, or run starling admin"
                          + " create-user."));
      server.actAs(administrator);
      return show(server.send("GET", "/cluster/status"));
    }
  }

  private int show(JsonNode nodes) {
    if (nodes.isEmpty()) {
      out().println("There is no cluster: ClusterSettings.Enable is off.");
      return 0;
    }
    out()
        .printf(
            ROW, "STATE", "LEADER", "HOST", "ADDRESS", "VERSION", "SCHEMA", "SETTINGS", "REASON");
    boolean red = false;
    for (JsonNode node : nodes) {
      red |= node.path("state").asText().equals("red");
      String hash = node.path("config_hash").asText();
      out()
          .printf(
              ROW,
              node.path("state").asText(),
              node.path("leader").asBoolean() ? "leader" : "",
              node.path("hostname").asText(),
              node.path("ipaddress").asText(),
              node.path("version").asText(),
              node.path("schema_version").asText(),
              hash.substring(0, Math.min(HASH_CHARS, hash.length())),
              reasons(node));
    }
    out().flush();
    return red ? 1 : 0;
  }

  private static String reasons(JsonNode node) {
    List<String> reasons = new ArrayList<>();
    node.path("reasons").forEach(reason -> reasons.add(reason.asText()));
    return String.join("; ", reasons);
  }

  private SqlConfig sql(Config config) {
    if (!config.sql().embedded()) {
      return config.sql();
    }
    return LocalNode.database(data, ids)
        .map(postgres -> config.sql().of(postgres.dataSource()))
        .orElseThrow(() ->
            new IllegalStateException(
                "The settings in %s name no database, so there is no cluster. Set".formatted(data)
                    + " SqlSettings.DataSource as the nodes have it, or choose another --data."));
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  @Command(
      name = "rotate-key",
      description = "Give the nodes another key to know each other by; none of them stops.",
      mixinStandardHelpOptions = true)
  int rotateKey() {
    if (!Files.isDirectory(data)) {
      throw new IllegalStateException(
          "There is no directory %s. Choose that of a node with --data."
              .formatted(data.toAbsolutePath()));
    }
    Config config = SettingsSource.read(data, ids);
    try (PostgresDatabase db = PostgresDatabase.open(sql(config), Clock.systemUTC())) {
      out()
          .println(
              new KeyRotation(db, ids)
                  .rotate(
                      config.cluster().clusterName(),
                      config.starling().clusterKeyFile(),
                      !System.getenv().getOrDefault(KeyRotation.VARIABLE, "").isBlank()));
    }
    return 0;
  }
}
