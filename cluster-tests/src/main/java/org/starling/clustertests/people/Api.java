package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.lab.Waiting;

/** The API v4 through any of several doors, none of which remembers anybody. */
public final class Api {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(12);
  private static final int SERVER_FAILED = 500;
  private static final int TRIES_MAX = 100;
  private static final int RETRY_MS = 200;

  private final List<URI> doors;

  /** When something was said for the first and for the last time, in nanoseconds. */
  public record Told(long first, long last) {}

  private final Map<String, Told> versionIds = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  public Api(List<URI> doors) {
    this.doors = List.copyOf(doors);
  }

  /** Another Api for what only some doors shall be asked. */
  Api through(List<URI> others) {
    return new Api(others);
  }

  List<URI> doors() {
    return doors;
  }

  URI anyDoor() {
    return doors.get(ThreadLocalRandom.current().nextInt(doors.size()));
  }

  /** Asks once, at any door. */
  Answer call(String token, Request request) {
    return call(anyDoor(), token, request);
  }

  Answer get(String token, String path) {
    return call(token, Request.get(path));
  }

  private void told(String versionId) {
    long now = System.nanoTime();
    versionIds.merge(versionId, new Told(now, now), (before, _) -> new Told(before.first, now));
  }

  /** What X-Version-Id has said, in the order in which it came up. */
  public List<Told> versionIds() {
    return versionIds.values().stream().sorted(Comparator.comparingLong(Told::first)).toList();
  }

  /** Requests that had no answer, or one that says that the servers failed. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** A request that went past this, and had no answer or one that says that the servers failed. */
  void failed(String how) {
    failures.add(how);
  }

  private Answer call(URI door, String token, Request wish) {
    Answer answer = ask(door, token, wish);
    if (answer.status() == 0 || answer.status() >= SERVER_FAILED) {
      failures.add(
          "%s %s at %s: %d %s"
              .formatted(wish.method(), wish.path(), door, answer.status(), answer.json()));
    }
    return answer;
  }

  private Answer ask(URI door, String token, Request wish) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(door.resolve("/api/v4" + wish.path()))
              .timeout(ANSWER_MAX)
              .header("Content-Type", "application/json")
              .method(wish.method(), publisher(wish));
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode json = parse(answer.body());
      HttpHeaders headers = answer.headers();
      headers.firstValue("X-Version-Id").ifPresent(this::told);
      return new Answer(
          answer.statusCode(),
          json,
          headers.firstValue("Token").orElse(""),
          headers.firstValue(Lab.SERVED_BY).orElse(""));
    } catch (IOException e) {
      return new Answer(0, MissingNode.getInstance(), "", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static HttpRequest.BodyPublisher publisher(Request wish) throws IOException {
    return wish.body().isEmpty()
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(wish.body()));
  }

  /** A proxy's own error page is no JSON. */
  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Asks again until it is answered; a refusal is a failure of the run. */
  Answer must(String token, Request wish) {
    Answer answer = call(token, wish);
    for (int i = 1; i < TRIES_MAX && (answer.status() == 0 || answer.status() >= 500); i++) {
      Waiting.pause(RETRY_MS);
      answer = call(token, wish);
    }
    if (!answer.good()) {
      throw new IllegalStateException(
          "%s %s was answered %d %s"
              .formatted(wish.method(), wish.path(), answer.status(), answer.json()));
    }
    return answer;
  }

  /** Opens a websocket at any door. */
  WebSocket open(String token, String query, WebSocket.Listener listener) throws IOException {
    String address = anyDoor().toString().replaceFirst("^http", "ws");
    try {
      return http.newWebSocketBuilder()
          .header("Authorization", "Bearer " + token)
          .connectTimeout(CONNECT_MAX)
          .buildAsync(URI.create(address + "/api/v4/websocket" + query), listener)
          .join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }
}
