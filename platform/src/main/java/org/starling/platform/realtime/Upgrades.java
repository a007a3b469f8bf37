package org.starling.platform.realtime;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Upgrade;

/** The websocket's door on the HTTP server. */
final class Upgrades implements Upgrade {
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
      var caller =
          handshake.token().isEmpty()
              ? Optional.<org.starling.kernel.Caller>empty()
              : hub.caller(handshake.token());
      channel
          .eventLoop()
          .execute(() -> {
            if (!socket.isOpen()) {
              return;
            }
            socket.open();
            if (handshake.isMalformed()) {
              socket.drop();
            } else {
              caller.ifPresent(found -> shard.register(socket, found));
            }
          });
    });
  }
}
