package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The program of client-tests/chaos. It takes commands, each answered by its number, and says in
 * between what its people do and hear. It ends with its input, and so with this process.
 */
final class OfficialProcess {
  private static final int ANSWER_SECONDS_MAX = 60;
  private static final int END_SECONDS_MAX = 10;
  private static final int TAIL_CHARACTERS = 2_000;

  private final Process process;
  private final Path log;
  private final Writer commands;
  private final Consumer<JsonNode> records;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, BlockingQueue<JsonNode>> waiting = new ConcurrentHashMap<>();
  private volatile boolean ended;

  private OfficialProcess(Process process, Path log, Consumer<JsonNode> records) {
    this.process = process;
    this.log = log;
    this.records = records;
    this.commands = process.outputWriter();
  }

  /** Starts it; {@code records} gets what it says, in order. */
  static OfficialProcess start(Path program, Path log, Consumer<JsonNode> records) {
    try {
      Process process =
          new ProcessBuilder(List.of("node", program.toString()))
              .redirectError(log.toFile())
              .start();
      OfficialProcess started = new OfficialProcess(process, log, records);
      Thread.ofPlatform().daemon().name("official clients").start(started::read);
      return started;
    } catch (IOException e) {
      throw new IllegalStateException(
          "the official clients could not be started; is Node.js installed? " + e.getMessage(), e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode said = Api.JSON.readTree(line);
        if (said.has("answered")) {
          answer(said.path("answered").asLong(), said.path("value"));
        } else {
          records.accept(said);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ended = true;
      waiting.keySet().forEach(number -> answer(number, MissingNode.getInstance()));
    }
  }

  private void answer(long number, JsonNode value) {
    BlockingQueue<JsonNode> asker = waiting.remove(number);
    if (asker != null) {
      asker.add(value);
    }
  }

  /** Returns what it answers; all that it said before has been taken then. */
  JsonNode ask(String command, Map<String, ?> more) {
    long number = numbers.incrementAndGet();
    BlockingQueue<JsonNode> answer = new ArrayBlockingQueue<>(1);
    waiting.put(number, answer);
    Map<String, Object> line = new HashMap<>(more);
    line.put("number", number);
    line.put("command", command);
    try {
      write(Api.JSON.writeValueAsString(line));
      JsonNode value = answer.poll(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      requireRunning();
      if (value == null) {
        throw new IllegalStateException("the official clients do not answer to " + line);
      }
      return value;
    } catch (IOException e) {
      requireRunning();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      waiting.remove(number);
    }
  }

  private synchronized void write(String line) throws IOException {
    commands.write(line);
    commands.write('\n');
    commands.flush();
  }

  void requireRunning() {
    if (ended) {
      throw new IllegalStateException("the official clients ended by themselves:\n" + tail());
    }
  }

  private String tail() {
    try {
      String said = Files.readString(log);
      return said.substring(Math.max(0, said.length() - TAIL_CHARACTERS));
    } catch (IOException e) {
      return "(" + log + " cannot be read)";
    }
  }

  /** Its input ends, and so does it. */
  void end() {
    try {
      commands.close();
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
