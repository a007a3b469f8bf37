package org.starling.platform.images;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A decoded picture, upright. */
public final class Picture {
  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  /**
   * @param pixelsMax of what was uploaded
   */
  public static Picture read(byte[] file, long pixelsMax) throws UnreadablePicture {
    return new Picture(SquarePicture.upright(file, pixelsMax));
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }

  /** As large as fits, and never larger than it is. */
  public Picture within(int width, int height) {
    double factor = Math.min(1.0, Math.min((double) width / width(), (double) height / height()));
    return factor == 1.0
        ? this
        : scaled(
            Math.max(1, (int) Math.round(width() * factor)),
            Math.max(1, (int) Math.round(height() * factor)));
  }

  public Picture scaled(int width, int height) {
    BufferedImage step = image;
    while (step.getWidth() > width * 2 && step.getHeight() > height * 2) {
      step = drawn(step, step.getWidth() / 2, step.getHeight() / 2);
    }
    return new Picture(drawn(step, width, height));
  }

  public byte[] png() {
    return SquarePicture.encode(image);
  }

  /** On white, since JPEG knows no transparency. */
  public byte[] jpeg() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(drawn(image, width(), height()), "jpg", stream)) {
        throw new IllegalStateException("this Java cannot write JPEG");
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return drawn;
  }
}
