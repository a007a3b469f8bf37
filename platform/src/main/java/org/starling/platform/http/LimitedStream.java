package org.starling.platform.http;

import java.io.IOException;
import java.io.InputStream;

/** A body that may not be longer than its route allows. */
final class LimitedStream extends InputStream {
  private final InputStream source;
  private final long bytesMax;
  private long bytes;

  LimitedStream(InputStream source, long bytesMax) {
    this.source = source;
    this.bytesMax = bytesMax;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int count = source.read(into, at, length);
    if (count > 0) {
      bytes += count;
    }
    if (bytes > bytesMax) {
      throw HttpCode.BODY_TOO_LARGE.refuse("at most " + bytesMax + " bytes");
    }
    return count;
  }
}
