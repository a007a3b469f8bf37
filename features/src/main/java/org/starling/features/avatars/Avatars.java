package org.starling.features.avatars;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.FileConfig;
import org.starling.platform.http.Form;
import org.starling.platform.images.SquarePicture;
import org.starling.platform.images.UnreadablePicture;
import org.starling.platform.storage.Blobs;

/**
 * Keeps the pictures. A user's row tells when theirs was uploaded; 0 and less mean that it is
 * drawn, and less says when the drawing changed.
 */
final class Avatars {
  /** A picture, and whether it was in the file store. */
  record Picture(byte[] png, boolean kept) {}

  static final int SIDE_PIXELS = 128;
  private static final Logger LOG = LoggerFactory.getLogger(Avatars.class);

  private final ConfigSource config;
  private final Blobs blobs;
  private final Clock clock;
  private final Accounts accounts;
  private final DrawnPicture drawn = new DrawnPicture();

  Avatars(Platform platform, Accounts accounts) {
    this.config = platform.config();
    this.blobs = platform.blobs();
    this.clock = platform.clock();
    this.accounts = accounts;
    platform.events().on(UserEvent.Changed.class, this::dropOutdated);
  }

  Picture of(User user) throws IOException {
    Optional<byte[]> kept = kept(user.id());
    if (kept.isPresent()) {
      return new Picture(kept.get(), true);
    }
    byte[] png = drawn(user);
    if (user.lastPictureUpdate() <= 0) {
      write(user.id(), png);
    }
    return new Picture(png, false);
  }

  byte[] drawn(User user) {
    return drawn.of(user);
  }

  /** Takes an uploaded picture; the same one again changes nothing. */
  void set(UserId id, Form.Upload upload) throws IOException {
    byte[] png = square(upload);
    if (kept(id).filter(old -> Arrays.equals(old, png)).isPresent()) {
      return;
    }
    write(id, png);
    pictureChanged(id, clock.millis());
  }

  /** Goes back to the drawn picture. */
  void remove(User user) throws IOException {
    write(user.id(), drawn(user));
    pictureChanged(user.id(), -clock.millis());
  }

  void checkStore() {
    if (config.current().file().driverName().isEmpty()) {
      throw AvatarCode.NO_STORE.refuse();
    }
  }

  private byte[] square(Form.Upload upload) throws IOException {
    FileConfig limits = config.current().file();
    if (upload.bytes() > limits.maxFileSize()) {
      throw AvatarCode.TOO_LARGE.refuse();
    }
    try (InputStream in = upload.open()) {
      return SquarePicture.png(in.readAllBytes(), SIDE_PIXELS, limits.maxImageResolution());
    } catch (UnreadablePicture e) {
      throw AvatarCode.NO_PICTURE.refuse("", e);
    }
  }

  private void pictureChanged(UserId id, long at) {
    accounts.decorate(
        id,
        user -> user.but().lastPictureUpdate(at).done(),
        (before, after) -> List.of(new UserEvent.PictureChanged(after)));
  }

  /** A drawing shows the name, so another name makes it outdated. */
  private void dropOutdated(UserEvent.Changed changed) {
    if (changed.renamed() && changed.user().lastPictureUpdate() <= 0) {
      try {
        blobs.delete(key(changed.user().id()));
      } catch (IOException e) {
        LOG.warn("The drawn picture of {} could not be dropped", changed.user().id(), e);
      }
    }
  }

  private Optional<byte[]> kept(UserId id) throws IOException {
    try (InputStream in = blobs.read(key(id))) {
      return Optional.of(in.readAllBytes());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void write(UserId id, byte[] png) throws IOException {
    blobs.write(key(id), new ByteArrayInputStream(png));
  }

  private static String key(UserId id) {
    return "users/" + id.value() + "/profile.png";
  }
}
