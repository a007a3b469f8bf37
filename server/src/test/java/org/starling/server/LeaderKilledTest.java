package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.FreePort;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.db.TestPostgres;
import org.starling.platform.http.Json;

/** What only the leader does, when the leader is killed: three nodes, each a process. */
class LeaderKilledTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final TestPostgres POSTGRES = TestPostgres.NEWEST;

  private record Node(int port, ServerProcess process) {}

  @TempDir private Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Node> nodes = new ArrayList<>();
  private String database = "";

  @BeforeEach
  void start() throws IOException {
    database = POSTGRES.installed();
    for (int i = 1; i <= 3; i++) {
      nodes.add(node(directory.resolve("node-" + i)));
    }
    for (Node node : nodes) {
      await(() -> answers(node));
    }
  }

  @AfterEach
  void stop() {
    nodes.forEach(node -> node.process().close());
    client.close();
    POSTGRES.drop(database);
  }

  private Node node(Path data) throws IOException {
    int port = FreePort.next();
    Files.createDirectories(data);
    Map<String, String> settings = new HashMap<>();
    settings.put("MM_SQLSETTINGS_DATASOURCE", POSTGRES.dataSource(database));
    settings.put("MM_FILESETTINGS_DIRECTORY", directory.resolve("files").toString());
    settings.put("MM_CLUSTERSETTINGS_ENABLE", "true");
    settings.put("MM_CLUSTERSETTINGS_OVERRIDEHOSTNAME", "127.0.0.1");
    settings.put("MM_CLUSTERSETTINGS_BINDADDRESS", "127.0.0.1");
    settings.put("MM_CLUSTERSETTINGS_ADVERTISEADDRESS", "127.0.0.1");
    settings.put("MM_CLUSTERSETTINGS_GOSSIPPORT", Integer.toString(FreePort.next()));
    settings.put("MM_TEAMSETTINGS_ENABLEOPENSERVER", "true");
    settings.put("MM_STARLINGSETTINGS_PASSWORDHASHROUNDS", "10000");
    return new Node(
        port,
        ServerProcess.start(
            List.of("up", "--data", data.toString(), "--port", Integer.toString(port)),
            settings,
            data.resolve("console.log")));
  }

  @Test
  void dnd_ends_once_on_the_next_leader_and_is_told_on_all_nodes() throws Exception {
    int first = nodes.getFirst().port();
    ObjectNode form = Json.object().put("username", "ann").put("password", "Passw0rd-1");
    JsonNode ann =
        Json.mapper()
            .readTree(
                send(first, "", "POST", "/users", form.put("email", "ann@example.test")).body());
    String token =
        send(first, "", "POST", "/users/login", form.put("login_id", "ann"))
            .headers()
            .firstValue("Token")
            .orElseThrow();
    String user = ann.path("id").asText();
    try (Ear one = listening(nodes.get(0), token);
        Ear two = listening(nodes.get(1), token);
        Ear three = listening(nodes.get(2), token)) {
      choose(first, token, user, "dnd");
      List<Ear> ears = List.of(one, two, three);
      ears.forEach(ear -> heard(ear, "dnd"));
      Node leader = leader();
      leader.process().kill();
      // Nobody can know what a killed node had committed, so that all connections begin anew.
      ears.forEach(Ear::closing);
      nodes.remove(leader);
    }
    try (Ear one = listening(nodes.getFirst(), token);
        Ear two = listening(nodes.getLast(), token)) {
      // Its end, an hour away, comes now: a test need not wait for the next full minute.
      sql("UPDATE status SET dndendtime = 60 WHERE userid = ? AND status = 'dnd'", user);
      for (Ear ear : List.of(one, two)) {
        heard(ear, "online");
      }
      choose(nodes.getFirst().port(), token, user, "away");
      for (Ear ear : List.of(one, two)) {
        assertThat(heard(ear, "away")).noneMatch(frame -> is(frame, "online"));
      }
    }
  }

  private static Ear listening(Node node, String token) {
    Ear ear = Ear.at(node.port(), token);
    ear.next("hello");
    return ear;
  }

  /** What came until the status was so. */
  private static List<JsonNode> heard(Ear ear, String status) {
    return ear.heard(frame -> is(frame, status));
  }

  private static boolean is(JsonNode frame, String status) {
    return frame.path("event").asText().equals("status_change")
        && frame.at("/data/status").asText().equals(status);
  }

  private void choose(int port, String token, String user, String status) throws Exception {
    ObjectNode wish = Json.object().put("user_id", user).put("status", status);
    wish.put("dnd_end_time", System.currentTimeMillis() / 1000 + 3600);
    assertThat(send(port, token, "PUT", "/users/me/status", wish).statusCode()).isEqualTo(200);
  }

  private Node leader() {
    try (PostgresDatabase db = POSTGRES.open(database)) {
      String holder =
          db.primary().list(row -> row.text(1), "SELECT holder FROM starling_leader").getFirst();
      return nodes.stream()
          .filter(node -> node.process().said().contains("Node " + holder + " is in the cluster"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void sql(String sql, Object... parameters) {
    try (PostgresDatabase db = POSTGRES.open(database)) {
      assertThat(db.<Integer>write(tx -> tx.update(sql, parameters))).isEqualTo(1);
    }
  }

  private boolean answers(Node node) {
    try {
      return send(node.port(), "", "GET", "/system/ping", Json.object()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(
      int port, String token, String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v4" + path))
            .header("Authorization", "Bearer " + token)
            .timeout(PATIENCE)
            .method(method, BodyPublishers.ofString(body.toString()))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static void await(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
