package org.starling.clustertests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.starling.kernel.Ids;
import org.starling.platform.db.EmbeddedPostgres;

/** The one database of all nodes, on a host of its own. */
final class Postgres {
  private static final int PORT = 5432;
  private static final Duration START_MAX = Duration.ofSeconds(60);

  private final String dataSource;
  private final Program program;

  private Postgres(String dataSource, Program program) {
    this.dataSource = dataSource;
    this.program = program;
  }

  /** Makes a new one in the directory by the server's own means, then runs it on its host. */
  static Postgres start(Path directory, Network network) throws IOException {
    Path empty = directory.resolve("../../empty-database").toAbsolutePath().normalize();
    if (!Files.exists(empty)) {
      Path half = empty.resolveSibling("half-made-database");
      EmbeddedPostgres.start(half, new Ids(new SecureRandom())).close();
      Files.move(half, empty);
    }
    Shell.run(List.of("cp", "-a", empty.toString(), directory.toString()));
    String password = Files.readString(directory.resolve("postgres.password")).strip();
    String address = network.address(Host.DATABASE);
    Path data = directory.toRealPath().resolve("postgres");
    Files.writeString(
        data.resolve("pg_hba.conf"),
        "host all all samenet scram-sha-256\nhost all all 127.0.0.0/8 scram-sha-256\n",
        StandardOpenOption.APPEND);
    Program program =
        Program.start(
            network.on(Host.DATABASE),
            command(directory.toRealPath(), data, address),
            Map.of(),
            directory.resolve("postgres.log"));
    Waiting.until(
        "PostgreSQL accepts connections", START_MAX, () -> Waiting.accepts(address, PORT));
    String dataSource =
        "postgres://starling:%s@%s:%d/starling?sslmode=disable".formatted(password, address, PORT);
    return new Postgres(dataSource, program);
  }

  private static List<String> command(Path directory, Path data, String address)
      throws IOException {
    List<String> words = new ArrayList<>(runAs(data));
    try (var below = Files.list(directory)) {
      Path programs =
          below
              .filter(path -> path.getFileName().toString().startsWith("postgresql-"))
              .findFirst()
              .orElseThrow();
      words.add(programs.resolve("bin/postgres").toString());
    }
    words.addAll(List.of("-D", data.toString(), "-p", Integer.toString(PORT)));
    for (String setting :
        List.of(
            "listen_addresses=" + address,
            "unix_socket_directories=",
            "max_connections=200",
            "shared_buffers=128MB",
            "jit=off",
            // No fault stops the database here, so that nothing of it is lost without this.
            "fsync=off",
            "timezone=UTC",
            "tcp_keepalives_idle=5",
            "tcp_keepalives_interval=2",
            "tcp_keepalives_count=3")) {
      words.addAll(List.of("-c", setting));
    }
    return words;
  }

  /** PostgreSQL does not run as root. */
  private static List<String> runAs(Path data) throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    return Files.getOwner(data).getName().equals("nobody")
        ? List.of("setpriv", "--reuid=nobody", "--clear-groups", "--")
        : List.of("unshare", "--user");
  }

  /** The SqlSettings.DataSource of the nodes. */
  String dataSource() {
    return dataSource;
  }

  void stop() {
    program.signal("INT");
    program.awaitEnd();
  }
}
