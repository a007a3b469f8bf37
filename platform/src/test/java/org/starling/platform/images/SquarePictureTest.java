package org.starling.platform.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SquarePictureTest {
  private static final int PIXELS_MAX = 1_000_000;

  /** Left half red, right half blue. */
  private static byte[] picture(String kind, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, (x < width / 2 ? Color.RED : Color.BLUE).getRGB());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, kind, out);
    return out.toByteArray();
  }

  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Puts an EXIF part that tells the orientation behind a JPEG's first two bytes. */
  private static byte[] turned(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    byte[] all = Arrays.copyOf(jpeg, jpeg.length + exif.length);
    System.arraycopy(exif, 0, all, 2, exif.length);
    System.arraycopy(jpeg, 2, all, 2 + exif.length, jpeg.length - 2);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void any_kind_becomes_a_square_png(String kind) throws Exception {
    BufferedImage square = decoded(SquarePicture.png(picture(kind, 300, 100), 64, PIXELS_MAX));
    assertThat(square.getWidth()).isEqualTo(64);
    assertThat(square.getHeight()).isEqualTo(64);
    assertThat(new Color(square.getRGB(2, 32)).getRed()).isGreaterThan(200);
    assertThat(new Color(square.getRGB(61, 32)).getBlue()).isGreaterThan(200);
  }

  @Test
  void one_pixel_is_enough() throws Exception {
    assertThat(decoded(SquarePicture.png(picture("png", 1, 1), 64, PIXELS_MAX)).getWidth())
        .isEqualTo(64);
  }

  @Test
  void what_a_camera_turned_is_turned_back() throws Exception {
    byte[] jpeg = turned(picture("jpg", 100, 100), 6);
    BufferedImage square = decoded(SquarePicture.png(jpeg, 64, PIXELS_MAX));
    assertThat(new Color(square.getRGB(32, 2)).getRed()).isGreaterThan(200);
    assertThat(new Color(square.getRGB(32, 61)).getBlue()).isGreaterThan(200);
  }

  @Test
  void too_many_pixels_and_broken_files_are_refused() throws Exception {
    byte[] large = picture("png", 300, 300);
    assertThatThrownBy(() -> SquarePicture.png(large, 64, 300 * 300 - 1))
        .isInstanceOf(UnreadablePicture.class);
    byte[] cut = Arrays.copyOf(large, 60);
    assertThatThrownBy(() -> SquarePicture.png(cut, 64, PIXELS_MAX))
        .isInstanceOf(UnreadablePicture.class);
    byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SquarePicture.png(text, 64, PIXELS_MAX))
        .isInstanceOf(UnreadablePicture.class);
  }
}
