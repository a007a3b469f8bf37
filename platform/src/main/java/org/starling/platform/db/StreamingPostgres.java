package org.starling.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.starling.kernel.Ids;

/**
 * A PostgreSQL of our own with streaming standbys on the same machine. A commit returns when one
 * standby has it too ({@code ANY 1}), so that it is on two disks' worth of files.
 */
public final class StreamingPostgres implements AutoCloseable {
  private static final int STREAMING_SECONDS_MAX = 60;
  private static final int POLL_MS = 50;

  /** What belongs to a running server, and not to its copy. */
  private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "log");

  private final EmbeddedPostgres primary;
  private final List<EmbeddedPostgres> standbys;

  private StreamingPostgres(EmbeddedPostgres primary, List<EmbeddedPostgres> standbys) {
    this.primary = primary;
    this.standbys = standbys;
  }

  /**
   * Starts or adopts them; returns once all standbys follow. The primary is the PostgreSQL that a
   * single server would use in the same directory.
   */
  public static StreamingPostgres start(Path directory, int standbys, Ids ids)
      throws InterruptedException {
    try {
      Path absolute = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
      EmbeddedPostgres primary =
          new EmbeddedPostgres(PostgresRelease.SHIPPED, absolute, "postgres", ids);
      List<EmbeddedPostgres> followers = new ArrayList<>();
      for (int number = 1; number <= standbys; number++) {
        String name = "postgres-standby-" + number;
        followers.add(new EmbeddedPostgres(PostgresRelease.SHIPPED, absolute, name, ids));
      }
      StreamingPostgres all = new StreamingPostgres(primary, List.copyOf(followers));
      all.begin();
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL and its standbys could not be started.", e);
    }
  }

  /** The primary's SqlSettings.DataSource. */
  public String dataSource() {
    return primary.dataSource();
  }

  /** From now on, starts each of them again where it was if it ends by itself. */
  public void keepRunning() {
    primary.keepRunning();
    standbys.forEach(EmbeddedPostgres::keepRunning);
  }

  /** The primary first, so that the standbys get all that it wrote. */
  @Override
  public void close() {
    primary.close();
    standbys.forEach(EmbeddedPostgres::close);
  }

  private void begin() throws IOException, InterruptedException {
    copyToMissing();
    primary.begin();
    for (int i = 0; i < standbys.size(); i++) {
      follow(standbys.get(i), name(i));
    }
    awaitStreaming();
    String names =
        IntStream.range(0, standbys.size())
            .mapToObj(StreamingPostgres::name)
            .collect(Collectors.joining(", "));
    primary.execute(
        "postgres", "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (" + names + ")'");
    primary.execute("postgres", "SELECT pg_reload_conf()");
  }

  private static String name(int index) {
    return "standby_" + (index + 1);
  }

  /** A standby begins as a copy of the primary's files, made while nobody writes them. */
  private void copyToMissing() throws IOException {
    List<EmbeddedPostgres> missing =
        standbys.stream().filter(one -> !Files.exists(one.files().resolve("PG_VERSION"))).toList();
    if (missing.isEmpty()) {
      return;
    }
    if (primary.adopt()) {
      primary.close();
    }
    primary.initialise();
    for (EmbeddedPostgres standby : missing) {
      copy(standby);
    }
  }

  private void copy(EmbeddedPostgres standby) throws IOException {
    Path from = primary.files();
    Path begun = standby.files().resolveSibling(standby.files().getFileName() + ".part");
    Files.walkFileTree(from, new Copying(from, begun, primary.runAs()));
    Files.createFile(begun.resolve("standby.signal"));
    primary.runAs().own(begun.resolve("standby.signal"));
    Files.move(begun, standby.files(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void follow(EmbeddedPostgres standby, String name) throws IOException {
    Path settings = standby.files().resolve("postgresql.auto.conf");
    Files.writeString(
        settings, "primary_conninfo = '%s'%n".formatted(primary.connectionInfo(name)));
    primary.runAs().own(settings);
    if (standby.adopt()) {
      standby.execute("postgres", "SELECT pg_reload_conf()");
    } else {
      standby.launch();
    }
  }

  private void awaitStreaming() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STREAMING_SECONDS_MAX);
    while (primary.count("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'")
        < standbys.size()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "The standbys do not follow the primary. See their logs in %s/log; a standby that is"
                    .formatted(standbys.getFirst().files())
                + " too far behind is made anew if its directory is deleted.");
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** Copies a directory tree with its permissions. */
  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;
    private final RunAs owner;

    Copying(Path from, Path to, RunAs owner) {
      this.from = from;
      this.to = to;
      this.owner = owner;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (from.equals(directory.getParent())
          && NOT_COPIED.contains(directory.getFileName().toString())) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      copy(directory);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!NOT_COPIED.contains(file.getFileName().toString())) {
        copy(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private void copy(Path path) throws IOException {
      Path copy = to.resolve(from.relativize(path));
      Files.copy(
          path, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      owner.own(copy);
    }
  }
}
