package org.starling.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends a body while it is written, in chunks. The writer waits while the client is behind, so that
 * at most {@link HttpLimits#UNSENT_BYTES_HIGH} and one chunk are held. Nothing is sent before the
 * first chunk is full or flushed; a body that is smaller than that is sent as a whole.
 */
final class ReplyStream extends OutputStream {
  private static final int FRAME_BYTES_MAX = 16;

  private final Connection connection;
  private final Exchange exchange;
  private final Reply reply;
  private final boolean told;
  private final boolean chunked;
  private final boolean close;
  private final byte[] buffer = new byte[HttpLimits.REPLY_CHUNK_BYTES];
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private int count;
  private boolean begun;

  ReplyStream(Connection connection, Exchange exchange, Reply reply) {
    this.connection = connection;
    this.exchange = exchange;
    this.reply = reply;
    this.told = reply.has("Content-Length");
    this.chunked = !told && !exchange.oldProtocol();
    this.close = exchange.closes() || !told && !chunked;
  }

  boolean begun() {
    return begun;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int at, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, buffer.length - count);
      System.arraycopy(from, at + done, buffer, count, part);
      count += part;
      done += part;
      if (count == buffer.length) {
        flush();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (count == 0) {
      return;
    }
    awaitRoom();
    channel().writeAndFlush(chunk(), channel().voidPromise());
    exchange.renew();
  }

  /** Everything is written. */
  void finish() {
    if (!begun && !told) {
      String type = ((Reply.Streamed) reply.body()).contentType();
      byte[] whole = Arrays.copyOf(buffer, count);
      exchange.send(reply.withBody(new Reply.Whole(type, whole)));
      return;
    }
    ByteBuf last = chunk();
    if (chunked) {
      ByteBufUtil.writeAscii(last, "0\r\n\r\n");
    }
    exchange.finish(last, close);
  }

  /** There may be room again, or the connection is gone; from the event loop. */
  void wake() {
    lock.lock();
    try {
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Channel channel() {
    return connection.channel();
  }

  private void awaitRoom() throws IOException {
    lock.lock();
    try {
      while (channel().isActive() && !channel().isWritable()) {
        room.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      lock.unlock();
    }
    if (!channel().isActive()) {
      throw new IOException("the connection was closed");
    }
  }

  /** What has been written since the last chunk, with the head before the first. */
  private ByteBuf chunk() {
    ByteBuf out;
    int room = count + 2 * FRAME_BYTES_MAX;
    if (begun) {
      out = channel().alloc().directBuffer(room);
    } else {
      begun = true;
      out = exchange.begin(reply, close, length(), room);
    }
    if (count > 0) {
      if (chunked) {
        ByteBufUtil.writeAscii(out, Integer.toHexString(count) + "\r\n");
      }
      out.writeBytes(buffer, 0, count);
      if (chunked) {
        ByteBufUtil.writeAscii(out, "\r\n");
      }
      count = 0;
    }
    return out;
  }

  private ReplyHead.Length length() {
    if (told) {
      return new ReplyHead.Length.Told();
    }
    return chunked ? new ReplyHead.Length.Chunks() : new ReplyHead.Length.Absent();
  }
}
