package org.starling.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.starling.kernel.Ids;
import org.starling.platform.config.Config;
import org.starling.platform.config.SqlConfig;
import org.starling.platform.db.EmbeddedPostgres;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.Json;

/**
 * The server that an administration command speaks to: the one that runs on the data directory, or
 * one that is started for the command alone. Every change goes through its API, so that the rules
 * hold and whoever is connected sees it at once.
 */
final class AdminServer implements AutoCloseable {
  private static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(60);

  private final RunningServer resources = new RunningServer();
  private final HttpClient client;
  private final AdminStore store;
  private final String site;
  private String session = "";

  private AdminServer(Path data, Ids ids) throws IOException, InterruptedException {
    try {
      Optional<DataDirectory> directory = DataDirectory.tryLock(data);
      String server = directory.isPresent() ? start(directory.get()) : running(data);
      Config config = SettingsSource.read(data, ids);
      boolean encrypts = config.edge().connectionSecurity().equals("TLS");
      this.client =
          encrypts
              ? OwnCertificate.client(Path.of(config.edge().tlsCertFile()))
              : HttpClient.newHttpClient();
      this.site = (encrypts ? "https://" : "http://") + server + "/api/v4";
      PostgresDatabase db = PostgresDatabase.open(sql(config.sql(), data, ids), Clock.systemUTC());
      resources.onClose(db::close);
      this.store = new AdminStore(db, ids, Clock.systemUTC());
      resources.onClose(() -> store.endSession(session));
    } catch (RuntimeException | IOException | InterruptedException e) {
      resources.close();
      throw e;
    }
  }

  /** The database that the server has; to start another one would only be in its way. */
  private static SqlConfig sql(SqlConfig sql, Path data, Ids ids) {
    return sql.embedded()
        ? EmbeddedPostgres.running(data, ids)
            .map(postgres -> sql.of(postgres.dataSource()))
            .orElseThrow(() -> new IllegalStateException(noDatabase(data)))
        : sql;
  }

  private static String noDatabase(Path data) {
    return "The settings in %s name no database, and no embedded one runs there".formatted(data)
        + " now. If the server has MM_CONFIG or MM_SQLSETTINGS_DATASOURCE in its environment, give this"
        + " command the same; for a node of up --nodes, --data is the directory of all nodes.";
  }

  static AdminServer reach(Path data, Ids ids) throws IOException, InterruptedException {
    return new AdminServer(data, ids);
  }

  AdminStore store() {
    return store;
  }

  /** Acts in the name of {@code user} from now on. */
  void actAs(String user) {
    session = store.session(user);
  }

  /**
   * @throws IllegalStateException with the server's sentence if it refuses
   */
  JsonNode send(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    return send(method, path, BodyPublishers.ofByteArray(Json.bytes(body)));
  }

  /** The same without a body. */
  JsonNode send(String method, String path) throws IOException, InterruptedException {
    return send(method, path, BodyPublishers.noBody());
  }

  private JsonNode send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(site + path))
            .timeout(ANSWER_TIME_MAX)
            .method(method, body);
    if (!session.isEmpty()) {
      request.header("Authorization", "Bearer " + session);
    }
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    JsonNode json = Json.mapper().readTree(answer.body());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          json.path("message").asText() + " (" + json.path("id").asText() + ")");
    }
    return json;
  }

  private String start(DataDirectory directory) throws IOException, InterruptedException {
    resources.onClose(() -> {
      try {
        directory.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    Start start = Start.onFreePort(directory.path());
    Assembly.start(start, resources);
    return "localhost:" + start.port();
  }

  private static String running(Path data) throws IOException {
    return DataDirectory.servedAt(data)
        .orElseThrow(() ->
            new IllegalStateException(
                "A server is just starting on %s. Try again when it is ready.".formatted(data)));
  }

  @Override
  public void close() {
    resources.close();
    client.close();
  }
}
