package org.starling.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Gzip over a compressor that is used again afterwards, which the JDK's own stream cannot. */
final class GzipStream extends DeflaterOutputStream {
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final int BUFFER_BYTES = 8 << 10;

  private final CRC32 check = new CRC32();
  private long bytes;
  private boolean closed;

  GzipStream(OutputStream out, Deflater deflater) throws IOException {
    super(out, deflater, BUFFER_BYTES, true);
    out.write(HEAD);
  }

  @Override
  public void write(byte[] from, int at, int length) throws IOException {
    super.write(from, at, length);
    check.update(from, at, length);
    bytes += length;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    finish();
    writeInt((int) check.getValue());
    writeInt((int) bytes);
    out.close();
  }

  private void writeInt(int value) throws IOException {
    out.write(
        new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)});
  }
}
