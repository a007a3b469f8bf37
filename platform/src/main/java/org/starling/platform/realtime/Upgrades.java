package org.starling.platform.realtime;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Caller;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Upgrade;

/** The websocket's door on the HTTP server. */
final class Upgrades implements Upgrade {
  private static final Logger LOG = LoggerFactory.getLogger(Upgrades.class);
  private static final String PATH = "/api/v4/websocket";

  private final Hub hub;
  private final ConfigSource config;

  Upgrades(Hub hub, ConfigSource config) {
    this.hub = hub;
    this.config = config;
  }

  @Override
  public boolean owns(String path) {
    return path.equals(PATH) || path.equals(PATH + "/");
  }

  @Override
  public Optional<Reply> refusal(HttpRequest head) {
    if (hub.goodbyes.refusing()) {
      return Optional.of(Reply.json(503, Answers.error(RealtimeCode.GOING)));
    }
    if (Handshake.hasTokenInAddress(head)) {
      return Optional.of(Reply.json(401, Answers.error(HttpCode.TOKEN_IN_QUERY)));
    }
    if (!Handshake.isUpgrade(head)) {
      return Optional.of(refuse(400, "Bad Request"));
    }
    var service = config.current().service();
    String allowed = config.current().tree().at("/ServiceSettings/AllowCorsFrom").asText("");
    Origins origins = new Origins(service.siteURL(), allowed);
    String origin = head.headers().get("Origin", "");
    return origins.admit(origin, head.headers().get("Host", ""))
        ? Optional.empty()
        : Optional.of(refuse(403, "Forbidden"));
  }

  /** A line of text and then the error object, as clients of this API know it. */
  private static Reply refuse(int status, String line) {
    String body = line + "\n" + Json.text(Answers.error(RealtimeCode.NO_UPGRADE));
    return new Reply(
        status,
        java.util.List.of(),
        new Reply.Whole("text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void take(Channel channel, HttpRequest head) {
    Handshake handshake = Handshake.of(head);
    channel.config().setAutoRead(false);
    Shard shard = hub.shardOf(channel.eventLoop());
    Socket socket = new Socket(shard, channel, handshake, hub.clock.millis());
    channel.pipeline().addLast(socket);
    shard.opened(socket);
    hub.run(() -> {
      Optional<Caller> caller = authenticate(socket);
      shard.loop.execute(() -> open(shard, socket, caller));
    });
  }

  private Optional<Caller> authenticate(Socket socket) {
    String token = socket.handshake.token();
    try {
      return token.isEmpty() ? Optional.empty() : hub.caller(token);
    } catch (RuntimeException e) {
      LOG.warn("a websocket's session could not be looked up: {}", e.toString());
      socket.channel.close();
      return Optional.empty();
    }
  }

  private static void open(Shard shard, Socket socket, Optional<Caller> caller) {
    if (!socket.isOpen()) {
      return;
    }
    socket.open();
    if (socket.handshake.isMalformed() || shard.hub.goodbyes.refusing()) {
      socket.drop();
    } else {
      caller.ifPresent(found -> shard.register(socket, found, socket.handshake.token()));
    }
  }
}
