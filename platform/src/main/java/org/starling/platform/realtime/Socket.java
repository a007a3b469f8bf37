package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One open websocket: its bytes in and out, and its timers. Everything runs on the channel's event
 * loop, which is the thread of its {@link Shard}.
 */
final class Socket extends ChannelInboundHandlerAdapter implements FrameReader.Sink {
  private static final byte[] NOTHING = new byte[0];

  final Channel channel;
  final Handshake handshake;
  private final Shard shard;
  private final FrameReader reader;
  private final Outlet outlet;
  private @Nullable ArrayDeque<ClientRequest> requests;
  private boolean handling;
  private boolean challenged;
  private boolean closing;
  private long closingAt;

  /** Null until the client is known. */
  @Nullable Connection connection;

  /** Its place in the shard's list. */
  int index;

  /** Whether the shard has it on its list of sockets to flush. */
  boolean dirty;

  /** When the upgrade was answered; not yet if 0. */
  private long openedAt;

  private long lastPongAt;
  private long lastPingAt;

  Socket(Shard shard, Channel channel, Handshake handshake, long now) {
    this.shard = shard;
    this.channel = channel;
    this.handshake = handshake;
    this.reader = new FrameReader(handshake.deflate());
    this.outlet = Outlet.of(channel, this::drained);
    this.lastPongAt = now;
    this.lastPingAt = now;
  }

  /** Answers the upgrade; reading was stopped until now. */
  void open() {
    openedAt = shard.now();
    outlet.send(Unpooled.wrappedBuffer(handshake.accept()), openedAt);
    channel.config().setAutoRead(true);
  }

  boolean isOpen() {
    return !closing && channel.isOpen();
  }

  // ---- out

  /** Sends what waits in the connection's queue, as long as the network takes it. */
  void flush() {
    Connection known = connection;
    if (known == null || known.resuming) {
      return;
    }
    Backlog backlog = known.backlog;
    ByteBuf scratch = shard.scratch;
    while (!outlet.busy() && isOpen() && !backlog.isEmpty()) {
      scratch.clear();
      do {
        append(backlog.poll(), backlog, scratch);
      } while (!backlog.isEmpty() && scratch.readableBytes() < RealtimeLimits.WRITE_BYTES_MAX);
      outlet.send(scratch, shard.now());
    }
  }

  private void append(@Nullable Outbound next, Backlog backlog, ByteBuf out) {
    switch (next) {
      case Message message when handshake.deflate() ->
          message.writeDeflated(out, backlog.number(message), shard.deflater);
      case Message message -> message.write(out, backlog.number(message));
      case Answer answer -> answer.write(out);
      case null -> {}
    }
  }

  private void drained() {
    flush();
  }

  private void answer(Answer answer) {
    Connection known = connection;
    if (known != null) {
      shard.send(known, answer);
    }
  }

  private void sendFrame(int opcode, byte[] payload) {
    ByteBuf frame = Unpooled.buffer(payload.length + WebsocketFrames.HEADER_BYTES_MAX);
    WebsocketFrames.header(frame, opcode, payload.length);
    outlet.send(frame.writeBytes(payload), shard.now());
  }

  /** Cuts the connection without a close frame. */
  void drop() {
    closing = true;
    channel.close();
  }

  /** Says goodbye with a code and closes. */
  void close(int code) {
    close(new byte[] {(byte) (code >> 8), (byte) code});
  }

  private void close(byte[] payload) {
    if (!isOpen()) {
      return;
    }
    closing = true;
    closingAt = shard.now();
    shard.detach(this);
    sendFrame(WebsocketFrames.CLOSE, payload);
    // What the client still sends is read and dropped, or the goodbye could be lost with it.
    channel.config().setAutoRead(true);
    ((DuplexChannel) channel).shutdownOutput();
  }

  /** Called some times a second: what is due by the clock. */
  void tick(long now) {
    boolean lingers = closing && now - closingAt > RealtimeLimits.CLOSE_WAIT_MS_MAX;
    boolean silent = now - lastPongAt > RealtimeLimits.PONG_WAIT_MS_MAX;
    boolean unknown =
        connection == null
            && openedAt > 0
            && now - openedAt > RealtimeLimits.AUTHENTICATION_WAIT_MS_MAX;
    if (lingers || silent || unknown || outlet.stuck(now)) {
      drop();
    } else if (!closing && now - lastPingAt >= RealtimeLimits.PING_INTERVAL_MS) {
      lastPingAt = now;
      sendFrame(WebsocketFrames.PING, NOTHING);
    }
  }

  // ---- in

  @Override
  public void channelRead(ChannelHandlerContext context, Object received) {
    if (received instanceof ByteBuf bytes && !closing) {
      reader.read(bytes, context.alloc(), this);
    } else {
      ReferenceCountUtil.release(received);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closing = true;
    reader.close();
    requests = null;
    shard.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    drop();
  }

  @Override
  public boolean ready() {
    return !closing && (requests == null || requests.size() < RealtimeLimits.INBOUND_REQUESTS_MAX);
  }

  @Override
  public void violation(int closeCode) {
    close(closeCode);
  }

  @Override
  public void control(int opcode, byte[] payload) {
    switch (opcode) {
      case WebsocketFrames.PING -> sendFrame(WebsocketFrames.PONG, payload);
      case WebsocketFrames.PONG -> lastPongAt = shard.now();
      default -> close(WebsocketFrames.farewell(payload));
    }
  }

  @Override
  public void message(int opcode, boolean compressed, byte[] payload) {
    byte[] plain = payload;
    if (compressed) {
      Optional<byte[]> inflated = shard.inflater.inflate(payload);
      if (inflated.isEmpty()) {
        drop();
        return;
      }
      plain = inflated.get();
      if (plain.length > RealtimeLimits.INBOUND_BYTES_MAX) {
        close(FrameReader.TOO_BIG);
        return;
      }
    }
    Optional<ClientRequest> request =
        opcode == WebsocketFrames.TEXT
            ? ClientRequest.ofText(plain)
            : ClientRequest.ofBinary(plain);
    request.ifPresentOrElse(this::take, this::drop);
  }

  /** One request is handled at a time, so that replies come in order. */
  private void take(ClientRequest request) {
    if (!handling) {
      handle(request);
      return;
    }
    if (requests == null) {
      requests = new ArrayDeque<>(4);
    }
    requests.add(request);
    if (!ready()) {
      channel.config().setAutoRead(false);
    }
  }

  private void handle(ClientRequest request) {
    Connection known = connection;
    if (known == null) {
      challenge(request);
      return;
    }
    switch (shard.hub.requests.decide(known, request)) {
      case Requests.Silence _ -> {}
      case Requests.Now(Answer answer) -> answer(answer);
      case Requests.Later later -> {
        handling = true;
        shard.hub.run(() -> {
          Answer answer = later.run().get();
          shard.loop.execute(() -> handled(() -> answer(answer)));
        });
      }
    }
  }

  /** Before the client is known, only a challenge is heard; a wrong one ends the connection. */
  private void challenge(ClientRequest request) {
    boolean meant = request.action().equals("authentication_challenge") && request.number() > 0;
    if (!meant || challenged) {
      return;
    }
    if (!request.data().path("token").isTextual()) {
      drop();
      return;
    }
    String token = request.data().path("token").textValue();
    challenged = true;
    handling = true;
    shard.hub.run(() -> {
      var caller = shard.hub.caller(token);
      shard.loop.execute(() ->
          handled(() ->
              caller.ifPresentOrElse(
                  found -> {
                    shard.register(this, found, token);
                    answer(Answers.ok(request.number(), request.data().objectNode()));
                  },
                  this::drop)));
    });
  }

  private void handled(Runnable effect) {
    if (!isOpen()) {
      return;
    }
    handling = false;
    effect.run();
    while (!handling && requests != null && isOpen()) {
      ClientRequest next = requests.poll();
      if (requests.isEmpty()) {
        requests = null;
      }
      if (next != null) {
        handle(next);
      }
    }
    if (isOpen() && ready() && !channel.config().isAutoRead()) {
      if (reader.hasRest()) {
        reader.read(Unpooled.buffer(0), channel.alloc(), this);
      }
      channel.config().setAutoRead(ready());
    }
  }
}
