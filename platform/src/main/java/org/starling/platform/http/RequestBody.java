package org.starling.platform.http;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A request's body between two threads: the event loop adds what arrives and never waits, the
 * handler's virtual thread reads and waits. What is unread is bounded, since the connection stops
 * reading while {@link #full}. Buffers are released once read, or by {@link #discard}.
 */
final class RequestBody extends InputStream {
  /** Told on the reader's thread. */
  interface Listener {
    /** The reader waits, and nothing has arrived yet. */
    void wanted();

    /** There is room again after the body was full. */
    void drained();
  }

  static final RequestBody NONE = new RequestBody(0, null);

  static {
    NONE.ended = true;
  }

  private final long length;
  private final @Nullable Listener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<ByteBuf> unread = new ArrayDeque<>(2);
  private long unreadBytes;
  private boolean wanted;
  private boolean ended;
  private boolean failed;
  private boolean discarded;

  RequestBody(long length, @Nullable Listener listener) {
    this.length = length;
    this.listener = listener;
  }

  /** As declared; -1 if unknown. */
  long length() {
    return length;
  }

  /** Takes over the buffer. */
  void add(ByteBuf bytes) {
    lock.lock();
    try {
      if (discarded || !bytes.isReadable()) {
        bytes.release();
        return;
      }
      unread.add(bytes);
      unreadBytes += bytes.readableBytes();
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The connection is gone: a reader gets an exception. */
  void fail() {
    lock.lock();
    try {
      failed = !ended;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Releases what is unread, and everything that still arrives. */
  void discard() {
    lock.lock();
    try {
      discarded = true;
      unread.forEach(ByteBuf::release);
      unread.clear();
      unreadBytes = 0;
    } finally {
      lock.unlock();
    }
  }

  boolean failed() {
    lock.lock();
    try {
      return failed;
    } finally {
      lock.unlock();
    }
  }

  boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  boolean full() {
    return unreadBytes() >= HttpLimits.UNREAD_BODY_BYTES_MAX;
  }

  long unreadBytes() {
    lock.lock();
    try {
      return unreadBytes;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    boolean drained;
    int count;
    lock.lock();
    try {
      if (!await()) {
        return -1;
      }
      long before = unreadBytes;
      count = take(into, at, length);
      drained = crossed(before, unreadBytes);
    } finally {
      lock.unlock();
    }
    if (drained && listener != null) {
      listener.drained();
    }
    return count;
  }

  private static boolean crossed(long before, long now) {
    return before >= HttpLimits.UNREAD_BODY_BYTES_MAX && now < HttpLimits.UNREAD_BODY_BYTES_MAX;
  }

  /** Waits for bytes; false at the end of the body. */
  private boolean await() throws IOException {
    while (unread.isEmpty()) {
      if (failed) {
        throw new IOException("the connection was closed");
      }
      if (ended || discarded) {
        return false;
      }
      if (!wanted && listener != null) {
        wanted = true;
        listener.wanted();
      }
      try {
        arrived.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
    return true;
  }

  private int take(byte[] into, int at, int length) {
    int taken = 0;
    while (taken < length && !unread.isEmpty()) {
      ByteBuf first = unread.getFirst();
      int count = Math.min(length - taken, first.readableBytes());
      first.readBytes(into, at + taken, count);
      taken += count;
      if (!first.isReadable()) {
        unread.removeFirst().release();
      }
    }
    unreadBytes -= taken;
    return taken;
  }
}
