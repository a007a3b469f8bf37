package org.starling.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Ids;

/**
 * A real PostgreSQL of our own under the data directory: durable settings, loopback only, a random
 * password. The cluster's files are in {@code DIR/postgres}. If the server before us was killed,
 * its PostgreSQL still runs; it is adopted, so nothing is lost and the start is short.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String PRIMARY = "postgres";
  private static final String PID_FILE = "postmaster.pid";
  private static final String USER = "starling";
  private static final String DATABASE = "starling";
  private static final int PASSWORD_CHARACTERS = 32;
  private static final int START_SECONDS_MAX = 120;
  private static final int STOP_SECONDS_MAX = 60;
  private static final int CONNECTIONS_MAX = 150;
  private static final String START_LOG = "start.log";
  private static final int LOG_TAIL_CHARACTERS = 2_000;

  private final PostgresRelease release;
  private final Path cluster;
  private final PostgresBinaries binaries;
  private final RunAs runAs;
  private final String password;
  private int port;
  private volatile boolean closed;

  EmbeddedPostgres(PostgresRelease release, Path directory, String name, Ids ids)
      throws IOException {
    this.release = release;
    this.cluster = directory.resolve(name);
    this.binaries = PostgresBinaries.unpack(release, directory);
    this.password = password(directory.resolve("postgres.password"), ids);
    this.runAs = RunAs.choose(directory);
  }

  /**
   * Starts or adopts the PostgreSQL of this data directory; returns once it accepts connections.
   *
   * @throws IllegalStateException with a sentence for people, if it cannot be started
   */
  public static EmbeddedPostgres start(Path directory, Ids ids) {
    return start(PostgresRelease.SHIPPED, directory, ids);
  }

  static EmbeddedPostgres start(PostgresRelease release, Path directory, Ids ids) {
    try {
      Path absolute = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
      EmbeddedPostgres postgres = new EmbeddedPostgres(release, absolute, PRIMARY, ids);
      postgres.begin();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL could not be started.", e);
    }
  }

  /**
   * The one that another process of this machine runs on the data directory; empty if none does.
   */
  public static Optional<EmbeddedPostgres> running(Path directory, Ids ids) {
    if (!Files.exists(directory.resolve(PRIMARY).resolve(PID_FILE))) {
      return Optional.empty();
    }
    try {
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(PostgresRelease.SHIPPED, directory.toRealPath(), PRIMARY, ids);
      return postgres.adopt() ? Optional.of(postgres) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL could not be looked for.", e);
    }
  }

  /** Commits wait for no standby any more, should there have been some. */
  public void standAlone() {
    execute("postgres", "ALTER SYSTEM RESET synchronous_standby_names");
    execute("postgres", "SELECT pg_reload_conf()");
  }

  /** Starts or adopts it, and makes what is missing. */
  void begin() throws IOException {
    checkVersion();
    if (!adopt()) {
      initialise();
      launch();
    }
    createDatabase();
  }

  Path files() {
    return cluster;
  }

  RunAs runAs() {
    return runAs;
  }

  /** How a standby reaches it, as {@code primary_conninfo} has it. */
  String connectionInfo(String applicationName) {
    return "host=127.0.0.1 port=%d user=%s password=%s application_name=%s"
        .formatted(port, USER, password, applicationName);
  }

  void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The first column of the first row of a query that always has one. */
  long count(String sql) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The SqlSettings.DataSource to reach it by; holds the password. */
  public String dataSource() {
    return dataSource(DATABASE);
  }

  /** The same for another database in it. */
  public String dataSource(String database) {
    return "postgres://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
        .formatted(USER, password, port, database);
  }

  /**
   * From now on, starts it again at the same address if it ends by itself, as it does when it finds
   * no room for its log.
   */
  public void keepRunning() {
    new Revival(this).begin();
  }

  /** Whether it was told to stop. */
  boolean closed() {
    return closed;
  }

  /** Whether it ended without being told to. */
  synchronized boolean ended() throws IOException {
    return !closed && postmaster().isEmpty();
  }

  /**
   * Starts it again where it was.
   *
   * @throws IllegalStateException if it cannot
   */
  synchronized void revive() throws IOException {
    if (ended()) {
      launchAt(port);
    }
  }

  /** Stops it: open transactions are rolled back, everything committed is on disk. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      Optional<ProcessHandle> process = postmaster();
      if (process.isEmpty()) {
        return;
      }
      signal(process.get(), "INT");
      if (!ended(process.get(), STOP_SECONDS_MAX)) {
        signal(process.get(), "QUIT");
        ended(process.get(), STOP_SECONDS_MAX);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL could not be stopped.", e);
    }
  }

  private void checkVersion() throws IOException {
    Path file = cluster.resolve("PG_VERSION");
    if (!Files.exists(file)) {
      return;
    }
    String found = Files.readString(file).strip();
    if (!found.equals(release.major())) {
      throw new IllegalStateException(
          """
          %s was made by PostgreSQL %s, and this release brings PostgreSQL %s, which cannot read it. \
          Nothing was changed. Start the release of Starling that made it, dump the database there, \
          and restore the dump into an empty data directory.\
          """
              .formatted(cluster, found, release.major()));
    }
  }

  /** Whether a PostgreSQL of this directory runs already and answers. */
  boolean adopt() throws IOException {
    Optional<ProcessHandle> process = postmaster();
    if (process.isEmpty()) {
      return false;
    }
    port = Integer.parseInt(pidFile().get(3).strip());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (alive(process.get())) {
      if (answers()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Another PostgreSQL (process %d) runs on %s and does not answer. Stop it and try again."
                .formatted(process.get().pid(), cluster));
      }
      pause();
    }
    return false;
  }

  private boolean answers() {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW data_directory")) {
      return result.next() && cluster.equals(Path.of(result.getString(1)));
    } catch (SQLException e) {
      return false;
    }
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    List<String> lines = pidFile();
    if (lines.size() < 4) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(EmbeddedPostgres::alive)
        .filter(process -> process.info().commandLine().map(EmbeddedPostgres::ours).orElse(true));
  }

  /** A process id is used again, by something else, when its process is gone. */
  private static boolean ours(String commandLine) {
    return commandLine.contains("postgres");
  }

  private List<String> pidFile() throws IOException {
    Path file = cluster.resolve(PID_FILE);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  void initialise() throws IOException {
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      return;
    }
    Path passwordFile = Files.createTempFile(cluster.getParent(), "initdb", ".tmp");
    try {
      Files.writeString(passwordFile, password);
      Files.createDirectories(cluster);
      runAs.own(passwordFile);
      runAs.own(cluster);
      List<String> initdb = new ArrayList<>();
      initdb.add(binaries.program("initdb"));
      initdb.add("--pgdata=" + cluster);
      initdb.add("--username=" + USER);
      initdb.add("--pwfile=" + passwordFile);
      initdb.add("--auth=scram-sha-256");
      initdb.add("--encoding=UTF8");
      initdb.add("--text-search-config=english");
      initdb.addAll(release.locale());
      run(initdb);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  void launch() throws IOException {
    port = freePort();
    launchAt(port);
  }

  private void launchAt(int number) throws IOException {
    Path log = cluster.resolve(START_LOG);
    Files.deleteIfExists(log); // pg_ctl adds to it; what is shown should be of this start
    String options =
        String.join(
            " ",
            "-p " + number,
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=",
            "-c max_connections=" + CONNECTIONS_MAX,
            "-c shared_buffers=256MB",
            "-c max_wal_size=2GB",
            "-c wal_keep_size=512MB",
            "-c fsync=on",
            "-c synchronous_commit=on",
            "-c full_page_writes=on",
            "-c jit=off",
            "-c timezone=UTC",
            "-c logging_collector=on",
            "-c log_filename=postgresql-%a.log",
            "-c log_truncate_on_rotation=on",
            "-c log_rotation_age=1d");
    run(
        List.of(
            binaries.program("pg_ctl"),
            "start",
            "--wait",
            "--silent",
            "--timeout=" + START_SECONDS_MAX,
            "--pgdata=" + cluster,
            "--log=" + log,
            "--options=" + options));
  }

  private void createDatabase() {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      boolean there;
      try (ResultSet result =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        there = result.next();
      }
      if (!there) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&connectTimeout=10"
            .formatted(port, database),
        USER,
        password);
  }

  private void run(List<String> program) throws IOException {
    List<String> command = new ArrayList<>(runAs.prefix());
    command.addAll(program);
    Path output = Files.createTempFile("starling-postgres", ".log");
    try {
      // A file, not a pipe: the postmaster inherits it and would keep a pipe open for ever.
      Process process =
          new ProcessBuilder(command)
              .directory(cluster.getRoot().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean done = process.waitFor(START_SECONDS_MAX + STOP_SECONDS_MAX, TimeUnit.SECONDS);
      if (!done || process.exitValue() != 0) {
        process.destroy();
        throw new IllegalStateException(
            "PostgreSQL could not be started (%s failed): %s %s"
                .formatted(
                    Path.of(program.getFirst()).getFileName(),
                    Files.readString(output).strip(),
                    tail(cluster.resolve(START_LOG))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL started", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String tail(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return "";
    }
    String text = Files.readString(file).strip();
    return text.substring(Math.max(0, text.length() - LOG_TAIL_CHARACTERS));
  }

  /** By the shell, which has it built in: a small system has no program {@code kill}. */
  private static void signal(ProcessHandle process, String name) throws IOException {
    String kill = "kill -%s %d".formatted(name, process.pid());
    try {
      new ProcessBuilder("sh", "-c", kill).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(ProcessHandle process, int seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (alive(process)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  /**
   * Whether it runs. In a container nobody may be there to bury the dead: a process that has ended
   * stays in the table (state Z of proc(5)), and counts as alive for the JDK.
   */
  private static boolean alive(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return !stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return process.isAlive(); // no such file system, or it has ended just now
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String password(Path file, Ids ids) throws IOException {
    if (!Files.exists(file)) {
      Path temporary = Files.createTempFile(file.getParent(), "password", ".tmp");
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(temporary, ids.secret(PASSWORD_CHARACTERS));
      Files.move(temporary, file);
    }
    return Files.readString(file).strip();
  }
}
