package org.starling.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.EdgeConfig;

/** One request and its answer, on a virtual thread of their own. */
final class Exchange implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Connection connection;
  private final Serving serving;
  private final HttpRequest message;
  private final RequestBody body;
  private final String method;

  Exchange(Connection connection, Serving serving, HttpRequest message, RequestBody body) {
    this.connection = connection;
    this.serving = serving;
    this.message = message;
    this.body = body;
    this.method = message.method().name();
  }

  @Override
  public void run() {
    try {
      switch (Target.of(message.uri())) {
        case Target.At(String path, String query) -> answer(request(path, query));
        case Target.Moved(String location) -> send(Reply.redirect(301, location));
        case Target.Broken() -> send(Reply.text(400, "400 Bad Request"));
      }
    } catch (RuntimeException | Error e) {
      LOG.error("{} {} failed", method, message.uri(), e);
      connection.channel().close();
      throw e;
    } finally {
      forgetBody();
    }
  }

  /** Answers without a handler. */
  void refuse(Reply reply) {
    forgetBody();
    send(reply);
  }

  private void forgetBody() {
    if (body != RequestBody.NONE) {
      body.discard();
    }
  }

  private Request request(String path, String query) {
    EdgeConfig config = serving.edge().config();
    boolean tls = connection.channel().pipeline().get(SslHandler.class) != null;
    return new Request(
        serving.ids().next(),
        method,
        message.uri(),
        path,
        Query.of(query),
        message.headers(),
        body,
        remoteAddress(config),
        tls || "https".equals(message.headers().get("X-Forwarded-Proto")));
  }

  private String remoteAddress(EdgeConfig config) {
    for (String name : config.trustedProxyIPHeader()) {
      String named = message.headers().get(name);
      if (named != null && !named.isBlank()) {
        return named.strip().split("[\\s,]+", 2)[0];
      }
    }
    return connection.channel().remoteAddress() instanceof InetSocketAddress peer
        ? peer.getAddress().getHostAddress()
        : "";
  }

  private void answer(Request request) {
    Reply reply = bounded(serving.edge().answer(request));
    if (reply.body() instanceof Reply.Streamed(String _, Reply.Writer writer) && !isHead()) {
      stream(request, reply, writer);
    } else {
      send(reply);
    }
  }

  /** A large body is sent piece by piece, so that a slow client holds little memory. */
  private static Reply bounded(Reply reply) {
    return reply.body() instanceof Reply.Whole(String type, byte[] bytes)
            && bytes.length > HttpLimits.WHOLE_REPLY_BYTES_MAX
        ? reply
            .with("Content-Length", Integer.toString(bytes.length))
            .withBody(new Reply.Streamed(type, out -> out.write(bytes)))
        : reply;
  }

  private void stream(Request request, Reply reply, Reply.Writer writer) {
    ReplyStream out = new ReplyStream(connection, this, reply);
    connection.streams(out);
    try {
      writer.write(out);
      out.finish();
    } catch (IOException | RuntimeException e) {
      if (out.begun()) {
        LOG.debug("[{}] the reply was cut off", request.id(), e);
        connection.channel().close();
      } else {
        send(serving.edge().failure(request, e));
      }
    }
  }

  /** Sends a reply that is there as a whole. */
  void send(Reply reply) {
    byte[] bytes =
        reply.body() instanceof Reply.Whole(String _, byte[] whole) ? whole : new byte[0];
    boolean bodiless = isHead() || reply.status() == 304 || reply.status() == 204;
    ReplyHead.Length length =
        reply.status() == 304 || reply.status() == 204
            ? new ReplyHead.Length.Absent()
            : reply.has("Content-Length")
                ? new ReplyHead.Length.Told()
                : new ReplyHead.Length.Bytes(bytes.length);
    boolean close = closes();
    ByteBuf out = begin(reply, close, length, bodiless ? 0 : bytes.length);
    if (!bodiless) {
      out.writeBytes(bytes);
    }
    finish(out, close);
  }

  ByteBuf begin(Reply reply, boolean close, ReplyHead.Length length, int more) {
    return serving
        .head()
        .write(
            connection.channel().alloc(),
            reply,
            new ReplyHead.Wire(oldProtocol(), close, length),
            more);
  }

  void finish(ByteBuf out, boolean close) {
    connection.channel().eventLoop().execute(() -> connection.finish(out, close));
  }

  boolean oldProtocol() {
    return message.protocolVersion().minorVersion() == 0;
  }

  /** Whether the connection ends with this reply. */
  boolean closes() {
    if (!HttpUtil.isKeepAlive(message) || serving.parting()) {
      return true;
    }
    if (body == RequestBody.NONE || body.ended()) {
      return false;
    }
    return body.length() < 0 || body.length() > HttpLimits.SKIPPED_BODY_BYTES_MAX;
  }

  /** The reply goes on: the client has as long again. */
  void renew() {
    connection.allow(serving.edge().config().writeTimeout());
  }

  private boolean isHead() {
    return method.equals("HEAD");
  }
}
