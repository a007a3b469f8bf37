package org.starling.platform.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process of its own that is a node, and what it has said. */
public final class TestNode implements AutoCloseable {
  private static final long WAIT_MS_MAX = 120_000;

  private final Process process;
  private final PrintStream in;
  private final List<String> said = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private String[] ready = {};

  /** Where a node is. */
  public record Place(
      String dataSource, String clusterName, String host, int port, String version) {}

  TestNode(Place place) throws IOException {
    this(NodeProcess.class, place);
  }

  /**
   * @param main says what happens a line at a time after an @, and does what it reads
   */
  public TestNode(Class<?> main, Place place) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                Objects.requireNonNullElse(
                    System.getProperty("surefire.test.class.path"),
                    System.getProperty("java.class.path")),
                main.getName(),
                place.dataSource(),
                place.clusterName(),
                place.host(),
                Integer.toString(place.port()),
                "true",
                place.version())
            .redirectErrorStream(true)
            .start();
    in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        synchronized (said) {
          (line.startsWith("@") ? said : log).add(line.startsWith("@") ? line.substring(1) : line);
          said.notifyAll();
        }
      }
    } catch (IOException e) {
      // it was killed
    }
  }

  /** Waits for a line, and takes it. */
  public String await(Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MS_MAX);
    synchronized (said) {
      while (true) {
        for (int i = 0; i < said.size(); i++) {
          if (wanted.test(said.get(i))) {
            return said.remove(i);
          }
        }
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("it said only " + said + "\n" + String.join("\n", log));
        }
        said.wait(left);
      }
    }
  }

  public String await(String start) throws InterruptedException {
    return await(line -> line.startsWith(start));
  }

  /** Waits until it has joined; one that does not is killed, so that a test may start another. */
  public void ready() throws InterruptedException {
    try {
      ready = await("READY").split(" ");
    } catch (AssertionError e) {
      kill();
      throw e;
    }
  }

  public String id() {
    return ready[1];
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Whether it has said so, and nobody has waited for it. */
  public boolean said(String start) {
    synchronized (said) {
      return said.stream().anyMatch(line -> line.startsWith(start));
    }
  }

  public void does(String what) {
    in.println(what);
  }

  public List<String> log() {
    synchronized (said) {
      return List.copyOf(log);
    }
  }

  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Sends it a signal by name: STOP, CONT. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
