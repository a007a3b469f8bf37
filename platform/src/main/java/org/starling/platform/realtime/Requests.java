package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Caller;
import org.starling.kernel.Refusal;
import org.starling.platform.http.Json;

/** What the hub does on a known client's request: answers itself, or asks a feature. */
final class Requests implements Actions {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  sealed interface Decision {}

  /** No reply at all. */
  record Silence() implements Decision {}

  record Now(Answer answer) implements Decision {}

  /** To be run where it may block. */
  record Later(Supplier<Answer> run) implements Decision {}

  private final Map<String, BiFunction<Caller, ObjectNode, ObjectNode>> handlers =
      new ConcurrentHashMap<>();
  private final Clock clock;
  private final String version;

  Requests(Clock clock, String version) {
    this.clock = clock;
    this.version = version;
  }

  @Override
  public void on(String action, BiFunction<Caller, ObjectNode, ObjectNode> handler) {
    if (handlers.putIfAbsent(action, handler) != null) {
      throw new IllegalStateException("two handlers for the action " + action);
    }
  }

  Decision decide(Connection connection, ClientRequest request) {
    long number = request.number();
    String action = request.action();
    if (action.isEmpty()) {
      return new Now(Answers.fail(number, RealtimeCode.NO_ACTION));
    }
    if (number <= 0) {
      return new Now(Answers.fail(number, RealtimeCode.BAD_NUMBER));
    }
    return switch (action) {
      case "authentication_challenge" -> new Silence();
      case "ping" -> new Now(Answers.ok(number, pong()));
      case "presence" -> {
        connection.view = connection.view.with(request.data());
        yield new Now(Answers.ok(number, Json.object()));
      }
      case "posted_notify_ack" -> new Now(acknowledged(request));
      default -> handler(connection.caller, request);
    };
  }

  /** Counted only; the client tells how it notified its user. */
  private static Answer acknowledged(ClientRequest request) {
    var status = request.data().path("status");
    return status.isMissingNode() || status.isNull() || status.isTextual()
        ? Answers.ok(request.number(), Json.object())
        : Answers.fail(request.number(), RealtimeCode.BAD_PARAMETER);
  }

  private ObjectNode pong() {
    return Json.object()
        .put("node_id", "")
        .put("server_time", clock.millis())
        .put("text", "pong")
        .put("version", version);
  }

  private Decision handler(Caller caller, ClientRequest request) {
    var handler = handlers.get(request.action());
    if (handler != null) {
      return new Later(() -> answer(handler, caller, request));
    }
    // Plugins' actions get no reply from the server itself.
    return request.action().startsWith("custom_")
        ? new Silence()
        : new Now(Answers.fail(request.number(), RealtimeCode.BAD_ACTION));
  }

  private static Answer answer(
      BiFunction<Caller, ObjectNode, ObjectNode> handler, Caller caller, ClientRequest request) {
    try {
      return Answers.ok(request.number(), handler.apply(caller, request.data()));
    } catch (Refusal refusal) {
      return Answers.fail(request.number(), refusal.code());
    } catch (RuntimeException e) {
      LOG.error("websocket action {} failed", request.action(), e);
      return Answers.fail(request.number(), RealtimeCode.FAILED);
    }
  }
}
