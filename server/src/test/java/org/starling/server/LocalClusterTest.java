package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.FreePort;
import picocli.CommandLine;

/** {@code up --nodes}: a whole cluster on one machine, of which one may kill what one likes. */
class LocalClusterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String ACCOUNT =
      "{\"email\":\"first@example.test\",\"username\":\"first\",\"password\":\"Passw0rd-1\"}";

  private static final String SETTINGS = "{\"TeamSettings\":{\"SiteName\":\"Nest\"}}";

  @TempDir private static Path data;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void what_was_killed_comes_back() throws Exception {
    int port = FreePort.next();
    Path console = data.resolve("console.log");
    Path file = data.resolve("config/config.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, SETTINGS);
    try (ServerProcess process = start(port, console)) {
      await(() -> process.said().contains("Starling is ready at"));
      assertThat(post(port, "/users", ACCOUNT)).isEqualTo(201);
      assertThat(get(port, "/config/client")).contains("\"SiteName\":\"Nest\"");
      assertThat(file).as("the settings are in the database now").hasContent(SETTINGS);
      Matcher node2 =
          Pattern.compile("node 2 at 127.0.0.2: process (\\d+)").matcher(process.said());
      assertThat(node2.find()).isTrue();
      ProcessHandle.of(Long.parseLong(node2.group(1))).orElseThrow().destroyForcibly();
      await(() -> process.said().contains("Node 2 is gone (killed by signal 9)"));
      await(() -> login(port) == 200);
      await(() -> process.said().contains("Node 2 is started again"));
      killDatabase();
      await(() -> login(port) == 200);
      assertThat(status(data.resolve("node-1"))).as("a directory without a database").isNotZero();
      assertThat(data.resolve("node-1/postgres")).doesNotExist();
      await(() -> status(data) == 0);
      assertThat(process.stop()).isZero();
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(data.resolve("postgres-standby-2/postmaster.pid")).doesNotExist();
  }

  private static ServerProcess start(int port, Path console) throws IOException {
    return ServerProcess.start(
        List.of("up", "--nodes", "2", "--data", data.toString(), "--port", Integer.toString(port)),
        Map.of(
            "MM_CLUSTERSETTINGS_GOSSIPPORT",
            Integer.toString(FreePort.next()),
            "MM_STARLINGSETTINGS_PASSWORDHASHROUNDS",
            "10000"),
        console);
  }

  /** The primary; its processes end with it. */
  private static void killDatabase() throws Exception {
    Path file = data.resolve("postgres/postmaster.pid");
    ProcessHandle primary =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
    assertThat(primary.destroyForcibly()).isTrue();
    await(() -> !primary.isAlive());
  }

  /** The exit code of {@code cluster status}. */
  private static int status(Path directory) {
    return new CommandLine(new ClusterCommands())
        .setErr(new PrintWriter(Writer.nullWriter()))
        .setOut(new PrintWriter(Writer.nullWriter()))
        .execute("status", "--data", directory.toString());
  }

  private String get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + port + "/api/v4" + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
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
