package org.starling.platform.realtime;

import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * The part of an event that many connections share, as JSON and, once somebody needs it, compressed
 * to a self-contained run of deflate blocks that refers to nothing before it.
 */
final class Prefix {
  private static final int EMPTY_BLOCK_LENGTHS_BYTES = 4;

  private final byte[] json;
  private volatile byte @Nullable [] deflated;

  Prefix(byte[] json) {
    this.json = json;
  }

  byte[] json() {
    return json;
  }

  /**
   * The compressed form up to, and without, the two lengths of a stored block: whoever sends it
   * goes on with those lengths and as many plain bytes.
   */
  byte[] deflated(Deflater deflater) {
    byte[] known = deflated;
    return known == null ? deflate(deflater) : known;
  }

  private synchronized byte[] deflate(Deflater deflater) {
    byte[] known = deflated;
    if (known != null) {
      return known;
    }
    deflater.reset();
    deflater.setInput(json);
    byte[] out = new byte[json.length + json.length / 8 + 64];
    int length = 0;
    while (true) {
      length += deflater.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
      if (length < out.length) {
        break;
      }
      out = java.util.Arrays.copyOf(out, out.length * 2);
    }
    known = java.util.Arrays.copyOf(out, length - EMPTY_BLOCK_LENGTHS_BYTES);
    deflated = known;
    return known;
  }
}
