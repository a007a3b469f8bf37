package org.starling.platform.http;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;

/**
 * Listens, decodes, and hands requests to the {@link Edge}; each runs on a virtual thread and may
 * block. An idle connection costs its socket and a few small objects, no buffers.
 */
public final class HttpServer implements AutoCloseable {
  private static final int LOOPS = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final int READ_BYTES_MIN = 512;
  private static final int READ_BYTES_FIRST = 2 << 10;
  private static final int READ_BYTES_MAX = 64 << 10;
  private static final int SCRATCH_BYTES = 128;
  private static final int CLOSE_SECONDS_MAX = 2;

  private final Serving serving;
  private final Transport transport = Transport.best();
  private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(LOOPS, transport.handlers());
  private final Optional<SslContext> tls;
  private @Nullable Channel listener;

  public HttpServer(Edge edge, Ids ids, Upgrade upgrade) {
    this(new Serving(edge, ids, upgrade, HttpLimits.CONNECTIONS_MAX), Tls.context(edge.config()));
  }

  private HttpServer(Serving serving, Optional<SslContext> tls) {
    this.serving = serving;
    this.tls = tls;
  }

  /** A listener for machinery: few connections, no encryption, no websockets. */
  public static HttpServer plain(Edge edge, Ids ids) {
    int connections = HttpLimits.MACHINERY_CONNECTIONS_MAX;
    return new HttpServer(new Serving(edge, ids, Upgrade.NONE, connections), Optional.empty());
  }

  /**
   * Starts to listen; returns once connections are accepted.
   *
   * @throws IllegalStateException with a sentence for people, if it cannot
   */
  public void listen(InetSocketAddress address) throws InterruptedException {
    listener =
        Transport.bind(
            transport
                .listener(loops, this::equip)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                    ChannelOption.RCVBUF_ALLOCATOR,
                    new AdaptiveRecvByteBufAllocator(
                        READ_BYTES_MIN, READ_BYTES_FIRST, READ_BYTES_MAX))
                .childOption(
                    ChannelOption.WRITE_BUFFER_WATER_MARK,
                    new WriteBufferWaterMark(
                        HttpLimits.UNSENT_BYTES_LOW, HttpLimits.UNSENT_BYTES_HIGH)),
            address);
    loops.scheduleWithFixedDelay(serving::sweep, 1, 1, TimeUnit.SECONDS);
  }

  private void equip(Channel channel) {
    tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
    channel
        .pipeline()
        .addLast(
            new HttpRequestDecoder(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(HttpLimits.REQUEST_LINE_BYTES_MAX)
                    .setMaxHeaderSize(HttpLimits.HEADERS_BYTES_MAX)
                    .setMaxChunkSize(HttpLimits.CHUNK_BYTES_MAX)
                    .setInitialBufferSize(SCRATCH_BYTES)),
            new Connection(serving, channel));
  }

  /**
   * Takes leave of proxies that keep connections: each answer from now on ends its connection, and
   * none is closed in their hands while they send.
   */
  public void part() {
    serving.part();
  }

  /** Returns when no connection is left, or after {@code wait}. */
  public void awaitParted(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    while (serving.connections() > 0 && System.nanoTime() < end) {
      Thread.sleep(HttpLimits.DRAIN_POLL_MS);
    }
  }

  /** Accepts nobody any more, lets requests under way finish, then closes every connection. */
  @Override
  public void close() {
    try {
      if (listener != null) {
        listener.close().sync();
      }
      serving.drain();
      loops.shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS).sync();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
