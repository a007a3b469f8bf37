package org.starling.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.starling.platform.FreePort;
import org.starling.platform.ScratchDirectory;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.db.TestPostgres;
import org.starling.platform.http.Json;
import org.starling.platform.http.Route;

/** A whole server on a database of its own, spoken to over HTTP. */
final class TestServer implements AutoCloseable {
  /** What came back. */
  record Answer(int status, String body, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return Json.mapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The error's id; empty text if the answer is none. */
    String error() {
      return body.startsWith("{") ? json().path("id").asText() : "";
    }
  }

  private static final String PASSWORD = "Conformance-1";

  /** Hashing is slow on purpose, and every test makes accounts. */
  private static final int PASSWORD_HASH_ROUNDS = 10_000;

  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final TestPostgres postgres;
  private final String database;
  private final RunningServer server = new RunningServer();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = FreePort.next();
  private final ScratchDirectory scratch = ScratchDirectory.create();
  private final Path data = scratch.path();
  private final Optional<Path> web;
  private final Map<String, String> environment;
  private boolean ownsDatabase = true;

  /** What is done before the start. */
  interface Preparation {
    void prepare(String dataSource, Path data) throws IOException;
  }

  private static final Preparation NOTHING = (dataSource, data) -> {};

  /** Settings of this server, in a file of its own; or in the environment, over those of all. */
  private record Given(ObjectNode settings, boolean shared) {}

  private TestServer(TestPostgres on, String database, Path client, Given given, Preparation before)
      throws IOException, InterruptedException {
    postgres = on;
    this.database = database;
    before.prepare(dataSource(), data);
    ObjectNode settings = given.settings;
    settings.withObject("SqlSettings").put("DataSource", dataSource());
    settings.withObject("TeamSettings").put("EnableOpenServer", true);
    settings.withObject("StarlingSettings").put("PasswordHashRounds", PASSWORD_HASH_ROUNDS);
    if (given.shared) {
      environment = environment(settings);
    } else {
      environment = Map.of();
      Files.createDirectories(data.resolve("config"));
      Files.write(data.resolve("config/config.json"), Json.bytes(settings));
    }
    web = client.toString().isEmpty() ? Optional.empty() : Optional.of(client);
    open();
  }

  private void open() throws InterruptedException {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(environment);
    Assembly.start(new Start(new Settings(data, all), port, web, new StartClock()), server);
  }

  private Map<String, String> environment(ObjectNode settings) {
    Map<String, String> variables = new HashMap<>(Map.of("MM_CONFIG", dataSource()));
    for (List<String> path : SettingsTree.paths(settings)) {
      variables.put(
          "MM_" + String.join("_", path).toUpperCase(Locale.ROOT),
          Objects.requireNonNull(SettingsTree.at(settings, path)).asText());
    }
    return variables;
  }

  /** Stops it cleanly and starts it on the same data again. */
  void restart() throws InterruptedException {
    restart(() -> port);
  }

  /** The same, with something done in between. */
  <T> T restart(Supplier<T> meanwhile) throws InterruptedException {
    server.close();
    T outcome = meanwhile.get();
    open();
    return outcome;
  }

  /** Changes the settings' file, as an editor does. */
  void edit(Consumer<ObjectNode> change) throws IOException {
    Path file = data.resolve("config/config.json");
    ObjectNode settings = (ObjectNode) Json.mapper().readTree(file.toFile());
    change.accept(settings);
    Files.write(file, Json.bytes(settings));
  }

  /** The settings' file as it is written. */
  String settings() throws IOException {
    return Files.readString(data.resolve("config/config.json"));
  }

  static TestServer start() {
    return start(Path.of(""), Json.object());
  }

  /** One that others may join. */
  static TestServer node() {
    return node(settings -> {});
  }

  /** The same with more settings, which {@link #join} wants too. */
  static TestServer node(Consumer<ObjectNode> more) {
    return start(Path.of(""), clustered(more));
  }

  /** The same with the settings of all in the database. */
  static TestServer sharingNode() {
    TestPostgres postgres = TestPostgres.NEWEST;
    Given given = new Given(clustered(settings -> {}), true);
    return start(postgres, postgres.installed(), Path.of(""), given, NOTHING);
  }

  /** Another node beside such a one, with more settings in its environment. */
  TestServer joinSharing(Consumer<ObjectNode> more) {
    return join(new Given(clustered(more), true));
  }

  /** Another node of the same cluster, on the same database; to be closed before the first. */
  TestServer join() {
    return join(settings -> {});
  }

  TestServer join(Consumer<ObjectNode> more) {
    return join(new Given(clustered(more), false));
  }

  private TestServer join(Given given) {
    TestServer node = start(postgres, database, Path.of(""), given, NOTHING);
    node.ownsDatabase = false;
    return node;
  }

  private static ObjectNode clustered(Consumer<ObjectNode> more) {
    ObjectNode settings = Json.object();
    more.accept(settings);
    settings
        .withObject("ClusterSettings")
        .put("Enable", true)
        .put("ReadOnlyConfig", false)
        .put("OverrideHostname", "127.0.0.1")
        .put("BindAddress", "127.0.0.1")
        .put("AdvertiseAddress", "127.0.0.1")
        .put("GossipPort", FreePort.next());
    return settings;
  }

  /** With a built web client and other settings. */
  static TestServer start(Path client, ObjectNode settings) {
    TestPostgres postgres = TestPostgres.NEWEST;
    return start(postgres, postgres.installed(), client, new Given(settings, false), NOTHING);
  }

  /** On an empty database, which it migrates, unless the preparation puts something into it. */
  static TestServer startOn(TestPostgres postgres, Preparation before) {
    return start(postgres, postgres.empty(), Path.of(""), new Given(Json.object(), false), before);
  }

  private static TestServer start(
      TestPostgres postgres, String database, Path client, Given given, Preparation before) {
    try {
      return new TestServer(postgres, database, client, given, before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The SqlSettings.DataSource of its database. */
  String dataSource() {
    return postgres.dataSource(database);
  }

  String database() {
    return database;
  }

  /** The database, for looking at rows behind the server's back. */
  PostgresDatabase openDatabase() {
    return postgres.open(database);
  }

  int port() {
    return port;
  }

  /** Where other nodes of its cluster come to. */
  int gossipPort() throws IOException {
    return Json.mapper()
        .readTree(data.resolve("config/config.json").toFile())
        .at("/ClusterSettings/GossipPort")
        .asInt();
  }

  List<Route> routes() {
    return server.routes();
  }

  /** What the server does again and again, by name. */
  Runnable recurring(String name) {
    return server.recurring(name);
  }

  /** Makes an account and signs in; returns the token. The first one is the administrator. */
  String signUp(String name) {
    ObjectNode form = Json.object();
    form.put("email", name + "@example.test").put("username", name).put("password", PASSWORD);
    send("", "POST", "/users", form.toString());
    return signIn(name);
  }

  /** An account that is a guest; there is no endpoint yet that makes one. */
  String signUpGuest(String name) {
    ObjectNode form = Json.object();
    form.put("email", name + "@example.test").put("username", name).put("password", PASSWORD);
    send("", "POST", "/users", form.toString());
    try (PostgresDatabase db = openDatabase()) {
      db.write(tx -> tx.update("UPDATE users SET roles = 'system_guest' WHERE username = ?", name));
    }
    return signIn(name);
  }

  String signIn(String name) {
    ObjectNode login = Json.object().put("login_id", name).put("password", PASSWORD);
    return send("", "POST", "/users/login", login.toString())
        .response()
        .headers()
        .firstValue("Token")
        .orElseThrow();
  }

  /** Sends to a path below /api/v4, or below the root if it begins with two slashes. */
  Answer send(String token, String method, String path, String body) {
    String address = path.startsWith("//") ? path.substring(1) : "/api/v4" + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
            .timeout(ANSWER_MAX)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    if (ownsDatabase) {
      postgres.drop(database);
    }
    scratch.close();
  }
}
