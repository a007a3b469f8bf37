package org.starling.features.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.starling.kernel.ChannelId;
import org.starling.kernel.FileId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;

/**
 * What is known of a file.
 *
 * @param creator a user's id; something else for files that an older server owned itself
 * @param post empty until a post names it
 * @param name as the uploader called it, without folders
 */
public record FileInfo(
    FileId id,
    String creator,
    String post,
    ChannelId channel,
    Times times,
    String name,
    long bytes,
    String mimeType,
    Picture picture,
    boolean archived) {
  /** In milliseconds; 0 if it never happened. */
  public record Times(long create, long update, long delete) {}

  /**
   * @param preview whether there are a preview and a thumbnail
   * @param mini a tiny picture to show meanwhile; empty if there is none
   */
  public record Picture(int width, int height, boolean preview, byte[] mini) {
    static final Picture NONE = new Picture(0, 0, false, new byte[0]);
  }

  /** Where the file's bytes are kept, and its previews beside them. */
  record Paths(String file, String preview, String thumbnail) {}

  boolean madeBy(UserId user) {
    return creator.equals(user.value());
  }

  /** As clients see it. */
  public ObjectNode wire() {
    return FileJson.of(this);
  }

  public FileInfo inPost(PostId named, ChannelId of) {
    return new FileInfo(
        id, creator, named.value(), of, times, name, bytes, mimeType, picture, archived);
  }

  public boolean image() {
    return mimeType.startsWith("image/");
  }

  public String extension() {
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return extension.length() > FileLimits.EXTENSION_CHARS_MAX
        ? extension.substring(0, FileLimits.EXTENSION_CHARS_MAX)
        : extension;
  }

  /** The last part of what a client calls a file, cut to what a row can hold. */
  static String plainName(String sent) {
    String flat = sent.replace('\\', '/').replace("\0", "");
    String trimmed = flat.replaceAll("/+$", "");
    String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
    String name = last.isEmpty() || last.equals("..") ? "." : last;
    while (name.getBytes(StandardCharsets.UTF_8).length > FileLimits.NAME_BYTES_MAX) {
      name = name.substring(1);
    }
    return name;
  }
}
