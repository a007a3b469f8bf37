package org.starling.platform.images;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How a camera was held, as the EXIF part of a JPEG file says: 1 (upright) to 8. */
final class Orientation {
  private static final int UPRIGHT = 1;
  private static final int MARKER_APP1 = 0xffe1;
  private static final int MARKER_START_OF_SCAN = 0xffda;
  private static final int MARKER_START = 0xffd8;
  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Orientation() {}

  /** Anything that is no JPEG, or says nothing sensible, counts as upright. */
  static int of(byte[] file) {
    try {
      return find(ByteBuffer.wrap(file));
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      return UPRIGHT;
    }
  }

  private static int find(ByteBuffer in) {
    if ((in.getShort() & 0xffff) != MARKER_START) {
      return UPRIGHT;
    }
    while (true) {
      int marker = in.getShort() & 0xffff;
      int length = (in.getShort() & 0xffff) - 2;
      if (marker == MARKER_START_OF_SCAN || length < 0) {
        return UPRIGHT;
      }
      ByteBuffer part = in.slice(in.position(), length);
      if (marker == MARKER_APP1 && part.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
        return inExif(part.slice(EXIF.length, length - EXIF.length));
      }
      in.position(in.position() + length);
    }
  }

  private static int inExif(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xffff) == TAG) {
        int value = tiff.getShort(entry + 8);
        return value >= UPRIGHT && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == UPRIGHT) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean turned = orientation >= 5;
    BufferedImage upright =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_ARGB);
    var graphics = upright.createGraphics();
    graphics.drawImage(image, transform(orientation, width, height), null);
    graphics.dispose();
    return upright;
  }

  private static AffineTransform transform(int orientation, double width, double height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
