package org.starling.platform.realtime;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes permessage-deflate without context, one message at a time; shared by a shard's sockets.
 */
final class BoundedInflater implements AutoCloseable {
  /** What a sender cuts off the end of each message (RFC 7692 section 7.2.1). */
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final Inflater inflater = new Inflater(true);
  private final byte[] out = new byte[RealtimeLimits.INBOUND_BYTES_MAX + 1];

  /** Empty if the bytes are no deflate; one byte more than the limit if there are too many. */
  Optional<byte[]> inflate(byte[] payload) {
    inflater.reset();
    inflater.setInput(join(payload));
    int length = 0;
    try {
      while (length < out.length && !inflater.finished()) {
        int read = inflater.inflate(out, length, out.length - length);
        if (read == 0) {
          break;
        }
        length += read;
      }
    } catch (DataFormatException e) {
      return Optional.empty();
    }
    return inflater.needsDictionary() ? Optional.empty() : Optional.of(Arrays.copyOf(out, length));
  }

  private static byte[] join(byte[] payload) {
    byte[] all = Arrays.copyOf(payload, payload.length + TAIL.length);
    System.arraycopy(TAIL, 0, all, payload.length, TAIL.length);
    return all;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
