package org.starling.features.avatars;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.starling.features.users.User;
import org.starling.platform.images.SquarePicture;

/** A letter on a coloured square. The id chooses the colour, so that a new name keeps it. */
final class DrawnPicture {
  private record Look(char letter, int colour) {}

  private static final double MARGIN_OF_SIDE = 0.28;
  private static final float LINE_OF_WIDTH = 0.16f;
  private static final int PICTURES_KEPT_MAX = 512;
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x197098),
          new Color(0x1f7a5c),
          new Color(0x3b5ba5),
          new Color(0x4a6b1f),
          new Color(0x5a4fa2),
          new Color(0x6d4a2f),
          new Color(0x8a3b60),
          new Color(0x8b5a00),
          new Color(0x9c3d3d),
          new Color(0x546a7b),
          new Color(0x2d7f86),
          new Color(0x7a3f8f));

  private final Cache<Look, byte[]> drawn =
      Caffeine.newBuilder().maximumSize(PICTURES_KEPT_MAX).build();

  /** As PNG. */
  byte[] of(User user) {
    char letter = Character.toUpperCase(user.username().charAt(0));
    int colour = Math.floorMod(user.id().value().hashCode(), COLOURS.size());
    return drawn.get(new Look(letter, colour), DrawnPicture::draw);
  }

  private static byte[] draw(Look look) {
    int side = Avatars.SIDE_PIXELS;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(COLOURS.get(look.colour()));
    graphics.fillRect(0, 0, side, side);
    double scale = side * (1 - 2 * MARGIN_OF_SIDE) / Letters.HEIGHT;
    graphics.translate((side - Letters.WIDTH * scale) / 2, side * MARGIN_OF_SIDE);
    graphics.scale(scale, scale);
    graphics.setColor(Color.WHITE);
    float line = LINE_OF_WIDTH * (float) Letters.WIDTH;
    graphics.setStroke(new BasicStroke(line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(Letters.path(look.letter()));
    graphics.dispose();
    return SquarePicture.encode(image);
  }
}
