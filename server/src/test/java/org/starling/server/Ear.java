package org.starling.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.starling.platform.http.Json;

/** Somebody's websocket at a server. */
final class Ear implements AutoCloseable, WebSocket.Listener {
  private static final long EVENT_WAIT_MS = 20_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private Ear(int port, String token, String query) {
    URI address = URI.create("ws://localhost:" + port + "/api/v4/websocket" + query);
    socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(address, this)
            .join();
  }

  static Ear at(TestServer server, String token) {
    return new Ear(server.port(), token, "");
  }

  static Ear at(int port, String token) {
    return new Ear(port, token, "");
  }

  /** Goes on where another one has ended. */
  static Ear resuming(TestServer server, String token, String connection, long next) {
    String query = "?connection_id=" + connection + "&sequence_number=" + next;
    return new Ear(server.port(), token, query);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      try {
        frames.add(Json.mapper().readTree(text.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      text.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(1006);
  }

  /** The next event of that name; what comes before it is passed over. */
  JsonNode next(String event) {
    return heard(frame -> frame.path("event").asText().equals(event)).getLast();
  }

  /** Everything up to the first that fits. */
  List<JsonNode> heard(Predicate<JsonNode> last) {
    List<JsonNode> heard = new ArrayList<>();
    try {
      do {
        JsonNode frame = frames.poll(EVENT_WAIT_MS, TimeUnit.MILLISECONDS);
        if (frame == null) {
          throw new AssertionError("did not come; heard before: " + heard);
        }
        heard.add(frame);
      } while (!last.test(heard.getLast()));
      return heard;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void say(String json) {
    socket.sendText(json, true).join();
  }

  /** Waits until the server has closed it; returns the code. */
  int closing() {
    return closed.orTimeout(EVENT_WAIT_MS, TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
