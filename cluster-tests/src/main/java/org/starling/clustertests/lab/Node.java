package org.starling.clustertests.lab;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One server of the cluster: a real process with a data directory of its own. */
public final class Node {
  public static final int PORT = 8065;
  public static final int GOSSIP_PORT = 8074;
  private static final Duration START_MAX = Duration.ofSeconds(90);
  private static final int PING_MS_MAX = 1_000;

  private final Host host;
  private final Network network;
  private final Path directory;
  private final Map<String, String> environment;
  private String classPath = System.getProperty("java.class.path");
  private @Nullable Program program;

  Node(Host host, Network network, Path directory, Map<String, String> environment) {
    this.host = host;
    this.network = network;
    this.directory = directory;
    this.environment = environment;
  }

  public Host host() {
    return host;
  }

  public URI url() {
    return URI.create("http://" + network.address(host) + ":" + PORT);
  }

  /** It is of that release when it is started next. */
  public void upgrade(Release release) {
    classPath = release.classPath();
  }

  /** Starts it and does not wait. */
  public void start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx512m",
            "-cp",
            classPath,
            "org.starling.server.Main",
            "up",
            "--data",
            directory.toString()));
    program = Program.start(network.on(host), command, environment, log());
  }

  /** Starts it if it does not run: two faults may have killed it, and both mend what they did. */
  public void startAgain() {
    if (program == null || !program.alive()) {
      start();
    }
  }

  public void awaitReady() {
    Waiting.until(
        host + " is ready",
        START_MAX,
        () -> {
          Program running = program;
          if (running == null || !running.alive()) {
            throw new IllegalStateException(
                host + " ended instead of starting:\n" + (running == null ? "" : running.tail()));
          }
          return answers();
        });
  }

  /** Whether system/ping says that it serves. */
  public boolean answers() {
    try {
      var ping = (HttpURLConnection) url().resolve("/api/v4/system/ping").toURL().openConnection();
      ping.setConnectTimeout(PING_MS_MAX);
      ping.setReadTimeout(PING_MS_MAX);
      return ping.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits for it to end by itself; what it said last. */
  public String end() {
    Program running = Objects.requireNonNull(program);
    running.awaitEnd();
    return running.tail();
  }

  /** SIGKILL. */
  public void kill() {
    signal("KILL");
    awaitEnd();
  }

  /** SIGTERM, and waits for its end. */
  public void stop() {
    signal("TERM");
    awaitEnd();
  }

  public void signal(String name) {
    Program running = program;
    if (running != null) {
      running.signal(name);
    }
  }

  private void awaitEnd() {
    Program running = program;
    if (running != null) {
      running.awaitEnd();
    }
  }

  /** Sets this node's wall clock off by so much; needs the library that {@link Clocks} finds. */
  public void stepClock(int milliseconds) {
    try {
      Files.writeString(Clocks.file(directory), "%+.3f".formatted(milliseconds / 1000.0));
    } catch (IOException e) {
      throw new IllegalStateException("the clock of " + host + " could not be set", e);
    }
  }

  public Path log() {
    return directory.resolveSibling(directory.getFileName() + ".log");
  }
}
