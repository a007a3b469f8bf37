package org.starling.features.mfa;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.starling.features.mfa.MfaStore.Factor;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;

/** Gives an account a second factor, and takes it away. */
final class SetUpMfa {
  /** What an authenticator app needs; the picture is a PNG. */
  record Secret(String text, byte[] picture) {}

  private static final int SECRET_BYTES = 20;
  private static final int PICTURE_PIXELS = 256;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;

  private final Platform platform;
  private final Users users;
  private final MfaStore store;
  private final Mfa mfa;
  private final RandomGenerator random;

  SetUpMfa(Platform platform, Users users, MfaStore store, Mfa mfa, RandomGenerator random) {
    this.platform = platform;
    this.users = users;
    this.store = store;
    this.mfa = mfa;
    this.random = random;
  }

  /** A new secret; it counts once a code made with it was shown. */
  Secret generate(UserId id) {
    User user = users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
    checkOn();
    byte[] key = new byte[SECRET_BYTES];
    random.nextBytes(key);
    String secret = Totp.encode(key);
    platform
        .db()
        .write(tx -> {
          store.updateSecret(tx, id, secret, platform.clock().millis());
          users.forget(tx, id);
          return secret;
        });
    return new Secret(secret, picture(link(user, secret)));
  }

  void activate(UserId id, String code) {
    User user = users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
    if (!user.authService().isEmpty() && !user.authService().equals("ldap")) {
      throw MfaCode.PASSWORD_ACCOUNTS_ONLY.refuse();
    }
    checkOn();
    platform
        .db()
        .write(tx -> {
          Factor factor = store.locked(tx, id).orElseThrow(UserCode.UNKNOWN::refuse);
          if (!mfa.use(tx, id, factor, code)) {
            throw MfaCode.WRONG_CODE.refuse();
          }
          store.updateActive(tx, id, true, platform.clock().millis());
          users.forget(tx, id);
          return id;
        });
  }

  void deactivate(UserId id) {
    long now = platform.clock().millis();
    platform
        .db()
        .write(tx -> {
          Factor factor = store.locked(tx, id).orElseThrow(UserCode.UNKNOWN::refuse);
          store.updateSecret(tx, id, "", now);
          store.updateActive(tx, id, false, now);
          users.forget(tx, id);
          return factor;
        });
  }

  private void checkOn() {
    if (!mfa.on()) {
      throw MfaCode.OFF.refuse();
    }
  }

  private String link(User user, String secret) {
    String site = platform.config().current().service().siteURL().replaceFirst("^https?://", "");
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(encoded(site), encoded(user.email()), secret, encoded(site));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] picture(String link) {
    try {
      BitMatrix dots =
          new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, PICTURE_PIXELS, PICTURE_PIXELS);
      BufferedImage image =
          new BufferedImage(dots.getWidth(), dots.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
      for (int y = 0; y < dots.getHeight(); y++) {
        for (int x = 0; x < dots.getWidth(); x++) {
          image.setRGB(x, y, dots.get(x, y) ? BLACK : WHITE);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (WriterException e) {
      throw new IllegalStateException("the link does not fit into a QR code", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
