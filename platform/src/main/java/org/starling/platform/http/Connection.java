package org.starling.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: turns what the decoder finds into requests and has them answered one at
 * a time, in the order they came. Everything runs on the channel's event loop but what says
 * otherwise. An idle connection holds no buffer.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final ByteBuf CONTINUE =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer()
              .writeBytes("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
              .asReadOnly());
  private static final Deque<HttpObject> NOTHING_WAITS = new ArrayDeque<>(1);

  private final Serving serving;
  private final Channel channel;
  private Deque<HttpObject> waiting = NOTHING_WAITS;
  private @Nullable HttpRequest head;
  private @Nullable RequestBody arriving;
  private @Nullable Exchange exchange;
  private boolean ending;
  private boolean headBegun;
  private long skippedBytes;
  private volatile long deadlineNanos;
  private volatile @Nullable ReplyStream stream;

  Connection(Serving serving, Channel channel) {
    this.serving = serving;
    this.channel = channel;
    allow(serving.edge().config().idleTimeout());
  }

  Channel channel() {
    return channel;
  }

  /** Moves the deadline; from any thread. */
  void allow(int seconds) {
    deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  /** From any thread. */
  void closeIfLate(long nowNanos) {
    if (nowNanos - deadlineNanos > 0) {
      LOG.debug("closing {}: too slow", channel.remoteAddress());
      channel.close();
    }
  }

  /** No more requests after the one under way; from any thread. */
  void drain() {
    channel
        .eventLoop()
        .execute(() -> {
          ending = true;
          if (exchange == null && head == null) {
            channel.close();
          }
        });
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (!serving.enter(this)) {
      channel.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    serving.leave(this);
    if (arriving != null) {
      arriving.fail();
      if (exchange == null) {
        arriving.discard();
      }
    }
    waiting.forEach(ReferenceCountUtil::release);
    waiting = NOTHING_WAITS;
    wakeStream();
    context.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof HttpObject object)) {
      ReferenceCountUtil.release(message);
      return;
    }
    boolean later = exchange != null && object instanceof HttpRequest;
    if (later || !waiting.isEmpty()) {
      if (waiting == NOTHING_WAITS) {
        waiting = new ArrayDeque<>();
      }
      waiting.add(object);
      adjustReading();
    } else {
      take(object);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (exchange == null && head == null && !headBegun && !ending) {
      headBegun = true;
      allow(Math.min(HttpLimits.HEAD_SECONDS_MAX, serving.edge().config().readTimeout()));
    }
    context.fireChannelReadComplete();
  }

  private void take(HttpObject object) {
    if (object instanceof HttpRequest request) {
      begin(request);
    }
    if (object instanceof HttpContent content) {
      add(content);
    }
  }

  private void begin(HttpRequest request) {
    headBegun = false;
    if (ending) {
      return;
    }
    Optional<Reply> problem = RequestLine.problem(request);
    if (problem.isPresent()) {
      refuse(problem.get());
      return;
    }
    head = request;
    long length = RequestLine.bodyLength(request);
    if (length != 0) {
      arriving = new RequestBody(length, new Reader(RequestLine.expectsContinue(request)));
      allow(serving.edge().config().readTimeout());
      if (RequestLine.expectsContinue(request)) {
        answer(request, arriving);
      }
    }
  }

  private void add(HttpContent content) {
    RequestBody body = arriving;
    boolean last = content instanceof LastHttpContent;
    if (body == null) {
      content.release();
      HttpRequest request = head;
      if (last && request != null) {
        answer(request, RequestBody.NONE);
      }
      return;
    }
    boolean broken = content.decoderResult().isFailure();
    if (exchange == null && head == null) {
      int bytes = content.content().readableBytes();
      content.release();
      skip(bytes, last, broken);
      return;
    }
    if (broken) {
      content.release();
      brokenBody(body);
      return;
    }
    body.add(content.content());
    if (last) {
      arriving = null;
      body.end();
    }
    HttpRequest request = head;
    if (request != null && (last || body.unreadBytes() >= HttpLimits.EAGER_BODY_BYTES)) {
      answer(request, body);
    }
    adjustReading();
  }

  private void brokenBody(RequestBody body) {
    arriving = null;
    body.fail();
    ending = true;
    if (exchange == null) {
      body.discard();
      refuse(Reply.text(400, "400 Bad Request"));
    }
  }

  /** The rest of a body whose request is answered already. */
  private void skip(int bytes, boolean last, boolean broken) {
    skippedBytes += bytes;
    if (broken) {
      channel.close();
    } else if (last) {
      arriving = null;
      skippedBytes = 0;
      if (ending) {
        channel.close();
      }
    } else if (skippedBytes > HttpLimits.SKIPPED_BODY_BYTES_MAX && !ending) {
      channel.close();
    }
  }

  private void answer(HttpRequest request, RequestBody body) {
    head = null;
    if (request.method().name().equals("GET")
        && serving.upgrade().owns(RequestLine.path(request))) {
      upgrade(request);
      return;
    }
    allow(Math.max(serving.edge().config().writeTimeout(), serving.edge().config().readTimeout()));
    Exchange started = new Exchange(this, serving, request, body);
    exchange = started;
    if (!serving.start(started)) {
      started.refuse(Edge.overloaded());
    }
  }

  private void upgrade(HttpRequest request) {
    Optional<Reply> refusal = serving.upgrade().refusal(request);
    if (refusal.isPresent()) {
      refuse(refusal.get());
      return;
    }
    serving.leave(this);
    serving.upgrade().take(channel, request);
    channel.pipeline().remove(HttpRequestDecoder.class);
    channel.pipeline().remove(this);
  }

  /** Answers without a handler, and ends the connection. */
  private void refuse(Reply reply) {
    ending = true;
    head = null;
    byte[] bytes = ((Reply.Whole) reply.body()).bytes();
    ReplyHead.Wire wire = new ReplyHead.Wire(false, true, new ReplyHead.Length.Bytes(bytes.length));
    ByteBuf out = serving.head().write(channel.alloc(), reply, wire, bytes.length);
    linger(out.writeBytes(bytes));
  }

  /** Sends the last bytes of a reply, and goes on with the next request. */
  void finish(ByteBuf out, boolean close) {
    exchange = null;
    stream = null;
    ending |= close;
    if (!ending) {
      channel.writeAndFlush(out, channel.voidPromise());
      allow(serving.edge().config().idleTimeout());
      resume();
    } else if (arriving == null) {
      channel.writeAndFlush(out).addListener(ChannelFutureListener.CLOSE);
    } else {
      linger(out);
    }
  }

  /** A client still sending would lose the answer if its bytes met a closed socket. */
  private void linger(ByteBuf out) {
    allow(HttpLimits.LINGER_SECONDS_MAX);
    channel
        .writeAndFlush(out)
        .addListener(done -> {
          if (channel instanceof SocketChannel socket && done.isSuccess()) {
            socket.shutdownOutput();
          }
        });
    adjustReading();
  }

  private void resume() {
    while (exchange == null && !waiting.isEmpty() && channel.isActive()) {
      take(waiting.removeFirst());
    }
    adjustReading();
  }

  private void adjustReading() {
    RequestBody body = arriving;
    boolean read = waiting.isEmpty() && (body == null || !body.full());
    if (channel.config().isAutoRead() != read) {
      channel.config().setAutoRead(read);
    }
  }

  /** The stream to wake when there is room for more; from the exchange's thread. */
  void streams(ReplyStream writing) {
    stream = writing;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    wakeStream();
    context.fireChannelWritabilityChanged();
  }

  private void wakeStream() {
    ReplyStream writing = stream;
    if (writing != null) {
      writing.wake();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("closing {}", channel.remoteAddress(), cause);
    context.close();
  }

  /** Hears from the thread that reads a body. */
  private final class Reader implements RequestBody.Listener {
    private final boolean continues;

    Reader(boolean continues) {
      this.continues = continues;
    }

    @Override
    public void wanted() {
      if (continues) {
        channel.writeAndFlush(CONTINUE.duplicate());
      }
    }

    @Override
    public void drained() {
      channel.eventLoop().execute(Connection.this::adjustReading);
    }
  }
}
