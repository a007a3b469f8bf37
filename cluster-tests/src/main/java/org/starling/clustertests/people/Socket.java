package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open websocket: frames go into a queue, and its end too. */
final class Socket implements WebSocket.Listener {
  private static final int CLOSED_BY_PING = 4000;

  /** What came: a frame, or the end. */
  record Arrival(@Nullable JsonNode frame) {}

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;
  private int asked;
  private volatile int answered;

  static Socket open(Api api, String token, String query) throws IOException {
    Socket opened = new Socket();
    opened.socket = api.open(token, query, opened);
    return opened;
  }

  /** The next frame or end; empty if nothing came in time. */
  Optional<Arrival> next(long milliseconds) throws InterruptedException {
    return Optional.ofNullable(arrivals.poll(milliseconds, TimeUnit.MILLISECONDS));
  }

  boolean empty() {
    return arrivals.isEmpty();
  }

  /** Asks for a pong; false if the last was not answered. */
  boolean ping() {
    WebSocket open = socket;
    if (open == null || answered < asked) {
      return false;
    }
    asked++;
    open.sendText("{\"seq\":%d,\"action\":\"ping\"}".formatted(asked), true);
    return true;
  }

  /** Whether every ping was answered, so that all that was sent before the answers has come. */
  boolean quiet() {
    return asked > 0 && answered >= asked;
  }

  int pongs() {
    return answered;
  }

  void close() {
    WebSocket open = socket;
    if (open != null) {
      open.sendClose(CLOSED_BY_PING, "");
      open.abort();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      try {
        JsonNode frame = Api.JSON.readTree(text.toString());
        if (frame.has("seq_reply")) {
          answered = Math.max(answered, frame.path("seq_reply").asInt());
        } else {
          arrivals.add(new Arrival(frame));
        }
      } catch (IOException e) {
        throw new IllegalStateException("a frame is no JSON: " + text, e);
      } finally {
        text.setLength(0);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    arrivals.add(new Arrival(null));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    arrivals.add(new Arrival(null));
  }
}
