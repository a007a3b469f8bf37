package org.starling.clustertests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that runs on a host until it is ended; what it says goes to a file. */
final class Program {
  private static final int END_SECONDS_MAX = 30;
  private static final int TAIL_CHARACTERS = 2_000;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    // However this process ends, what it started ends too.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Program start(
      List<String> on, List<String> command, Map<String, String> environment, Path log) {
    List<String> words = new ArrayList<>(on);
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      RUNNING.add(process);
      process.onExit().thenAccept(RUNNING::remove);
      return new Program(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Sends a signal by its name: KILL, STOP, CONT, TERM, INT. */
  void signal(String name) {
    Shell.succeeds("kill -" + name + " " + process.pid());
  }

  void awaitEnd() {
    try {
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last that it said, for people. */
  String tail() {
    try {
      String said = Files.readString(log);
      return said.substring(Math.max(0, said.length() - TAIL_CHARACTERS));
    } catch (IOException e) {
      return "(" + log + " cannot be read)";
    }
  }
}
