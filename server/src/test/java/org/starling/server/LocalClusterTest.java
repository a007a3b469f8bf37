package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.FreePort;

/** {@code up --nodes}: a whole cluster on one machine, of which one may kill a node. */
class LocalClusterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String ACCOUNT =
      "{\"email\":\"first@example.test\",\"username\":\"first\",\"password\":\"Passw0rd-1\"}";

  @TempDir private static Path data;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void a_killed_node_is_missed_by_nobody_and_comes_back() throws Exception {
    int port = FreePort.next();
    Path console = data.resolve("console.log");
    Process process = start(port, console);
    try {
      await(() -> Files.readString(console).contains("Starling is ready at"));
      assertThat(post(port, "/users", ACCOUNT)).isEqualTo(201);
      Matcher node2 =
          Pattern.compile("node 2 at 127.0.0.2: process (\\d+)").matcher(Files.readString(console));
      assertThat(node2.find()).isTrue();
      ProcessHandle.of(Long.parseLong(node2.group(1))).orElseThrow().destroyForcibly();
      await(() -> Files.readString(console).contains("Node 2 is gone (killed by signal 9)"));
      await(() -> login(port) == 200);
      await(() -> Files.readString(console).contains("Node 2 is started again"));
      await(() -> !Files.readString(console).contains("does not answer"));
    } finally {
      process.destroy();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isZero();
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(data.resolve("postgres-standby-2/postmaster.pid")).doesNotExist();
  }

  private static Process start(int port, Path console) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--nodes",
                "2",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().put("MM_CLUSTERSETTINGS_GOSSIPPORT", Integer.toString(FreePort.next()));
    builder.environment().put("MM_STARLINGSETTINGS_PASSWORDHASHROUNDS", "10000");
    return builder.start();
  }

  private int login(int port) throws IOException, InterruptedException {
    return post(port, "/users/login", "{\"login_id\":\"first\",\"password\":\"Passw0rd-1\"}");
  }

  private int post(int port, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v4" + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static void await(Callable<Boolean> done) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answer(done)) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(100);
    }
  }

  /** A connection that a killed node held may break. */
  private static boolean answer(Callable<Boolean> done) throws Exception {
    try {
      return done.call();
    } catch (IOException e) {
      return false;
    }
  }
}
