package org.starling.features.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.images.Picture;
import org.starling.platform.images.UnreadablePicture;
import org.starling.platform.storage.Blobs;

/** Makes the previews of uploaded pictures. What cannot be read as a picture is a plain file. */
final class Pictures {
  private static final Set<String> KINDS =
      Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

  private final ConfigSource config;
  private final Blobs blobs;

  Pictures(ConfigSource config, Blobs blobs) {
    this.config = config;
    this.blobs = blobs;
  }

  FileInfo.Picture of(String mimeType, long bytes, FileInfo.Paths paths) throws IOException {
    if (!KINDS.contains(mimeType) || bytes > FileLimits.PICTURE_BYTES_MAX) {
      return FileInfo.Picture.NONE;
    }
    Picture picture;
    try (InputStream in = blobs.read(paths.file())) {
      picture = Picture.read(in.readAllBytes(), config.current().file().maxImageResolution());
    } catch (UnreadablePicture e) {
      return FileInfo.Picture.NONE;
    }
    write(
        paths.preview(), picture.within(FileLimits.PREVIEW_WIDTH_PIXELS, Integer.MAX_VALUE).jpeg());
    write(
        paths.thumbnail(),
        picture
            .within(FileLimits.THUMBNAIL_WIDTH_PIXELS, FileLimits.THUMBNAIL_HEIGHT_PIXELS)
            .jpeg());
    byte[] mini = picture.scaled(FileLimits.MINI_PIXELS, FileLimits.MINI_PIXELS).jpeg();
    return new FileInfo.Picture(picture.width(), picture.height(), true, mini);
  }

  private void write(String key, byte[] bytes) throws IOException {
    blobs.write(key, new ByteArrayInputStream(bytes));
  }
}
