package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a socket's bytes go. On native transports they go from the shard's buffer straight into the
 * kernel; what it does not take at once, and everything on other transports and under TLS, goes
 * through Netty, and nothing more is written until that has left. Used on the event loop alone.
 */
final class Outlet {
  private final Channel channel;
  private final @Nullable FileDescriptor direct;
  private final Runnable drained;
  private boolean busy;
  private long busySince;

  private Outlet(Channel channel, @Nullable FileDescriptor direct, Runnable drained) {
    this.channel = channel;
    this.direct = direct;
    this.drained = drained;
  }

  /**
   * @param drained called when the outlet is no longer busy
   */
  static Outlet of(Channel channel, Runnable drained) {
    boolean plain = channel.pipeline().get(SslHandler.class) == null;
    return new Outlet(
        channel, plain && channel instanceof UnixChannel unix ? unix.fd() : null, drained);
  }

  /** Whether bytes are on their way that the network has not taken yet. */
  boolean busy() {
    return busy;
  }

  /** Whether the network has taken nothing for too long. */
  boolean stuck(long now) {
    return busy && now - busySince > RealtimeLimits.WRITE_WAIT_MS_MAX;
  }

  /** Sends all readable bytes; they are copied where they cannot leave at once. */
  void send(ByteBuf bytes, long now) {
    if (!channel.isOpen()) {
      return;
    }
    FileDescriptor descriptor = direct;
    if (!busy && descriptor != null && bytes.hasMemoryAddress()) {
      try {
        bytes.skipBytes(
            descriptor.writeAddress(
                bytes.memoryAddress(), bytes.readerIndex(), bytes.writerIndex()));
      } catch (IOException e) {
        channel.close();
        return;
      }
      if (!bytes.isReadable()) {
        return;
      }
    }
    var written =
        channel.writeAndFlush(channel.alloc().ioBuffer(bytes.readableBytes()).writeBytes(bytes));
    if (!written.isDone() && !busy) {
      busy = true;
      busySince = now;
    }
    if (!written.isDone()) {
      written.addListener(done -> freed());
    }
  }

  private void freed() {
    if (channel.unsafe().outboundBuffer() == null || channel.unsafe().outboundBuffer().isEmpty()) {
      busy = false;
      drained.run();
    }
  }
}
