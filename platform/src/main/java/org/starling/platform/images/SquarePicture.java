package org.starling.platform.images;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures of people and teams: any picture, cut to its middle square and scaled, as PNG. */
public final class SquarePicture {
  /** A decoded picture may take a hundred megabytes, so few are decoded at once. */
  private static final Semaphore DECODING = new Semaphore(2);

  private SquarePicture() {}

  /**
   * @param side of the result, in pixels
   * @param pixelsMax of what was uploaded
   */
  public static byte[] png(byte[] file, int side, long pixelsMax) throws UnreadablePicture {
    return encode(square(upright(file, pixelsMax), side));
  }

  static BufferedImage upright(byte[] file, long pixelsMax) throws UnreadablePicture {
    DECODING.acquireUninterruptibly();
    try {
      return Orientation.upright(decode(file, pixelsMax), Orientation.of(file));
    } finally {
      DECODING.release();
    }
  }

  /** As PNG. */
  public static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", stream)) {
        throw new IllegalStateException("this Java cannot write PNG");
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static BufferedImage decode(byte[] file, long pixelsMax) throws UnreadablePicture {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnreadablePicture("of no known kind");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > pixelsMax) {
          throw new UnreadablePicture(pixels + " pixels, at most " + pixelsMax);
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // The decoders throw all sorts of exceptions on files that were made to break them.
      throw new UnreadablePicture("broken: " + e.getMessage());
    }
  }

  /** Halves until one more step of smooth scaling suffices, which keeps fine lines. */
  private static BufferedImage square(BufferedImage image, int side) {
    int cut = Math.min(image.getWidth(), image.getHeight());
    BufferedImage square =
        image.getSubimage((image.getWidth() - cut) / 2, (image.getHeight() - cut) / 2, cut, cut);
    while (square.getWidth() > side * 2) {
      square = scaled(square, square.getWidth() / 2);
    }
    return scaled(square, side);
  }

  private static BufferedImage scaled(BufferedImage image, int side) {
    BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    var graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, side, side, null);
    graphics.dispose();
    return scaled;
  }
}
