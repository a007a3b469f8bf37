package org.starling.server;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node that runs as a process of its own, and is started again some time after it died. */
final class NodeProcess {
  private static final long REST_NS = TimeUnit.SECONDS.toNanos(10);
  private static final int STOP_SECONDS_MAX = 20;
  private static final int LAST_WORDS_CHARS = 1_000;

  private final LocalNode node;
  private final List<String> command;
  private @Nullable Process process;
  private long diedAt;

  NodeProcess(LocalNode node, int port, Optional<Path> client) {
    this.node = node;
    this.command = command(node, port);
    client.ifPresent(files -> command.addAll(List.of("--client", files.toString())));
  }

  private static List<String> command(LocalNode node, int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("up", "--data", node.all().toString()));
    command.addAll(List.of("--node", Integer.toString(node.number())));
    command.addAll(List.of("--port", Integer.toString(port), "--until-parent-ends"));
    return command;
  }

  LocalNode node() {
    return node;
  }

  /** What it has said since its last start. */
  private Path console() {
    return node.directory().resolve("console.log");
  }

  /** The end of what it has said. */
  String lastWords() throws IOException {
    String said = Files.readString(console()).strip();
    return said.substring(Math.max(0, said.length() - LAST_WORDS_CHARS));
  }

  long pid() {
    return process == null ? 0 : process.pid();
  }

  void start() throws IOException {
    Files.createDirectories(node.directory());
    File console = console().toFile();
    process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console).start();
    diedAt = 0;
  }

  /** Whether it was found dead just now. */
  boolean justDied() {
    if (process == null || process.isAlive() || diedAt != 0) {
      return false;
    }
    diedAt = System.nanoTime();
    return true;
  }

  /** What its end looked like, for people. */
  String end() {
    int status = process == null ? 0 : process.exitValue();
    return status > 128 ? "killed by signal " + (status - 128) : "it ended with status " + status;
  }

  /** Whether it has been dead for long enough to be started again. */
  boolean rested() {
    return diedAt != 0 && System.nanoTime() - diedAt > REST_NS;
  }

  /** Asks it to stop at once; does not wait. */
  void askToStop() throws IOException {
    if (process != null) {
      process.getOutputStream().close();
    }
  }

  void awaitEnd() throws InterruptedException {
    if (process != null && !process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
