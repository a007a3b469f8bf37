package org.starling.features.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.starling.kernel.ChannelId;
import org.starling.kernel.FileId;
import org.starling.kernel.Ids;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.http.MediaTypes;
import org.starling.platform.storage.Blobs;

/** Takes a new file: its bytes first, then its row. */
final class StoreFile {
  /** A file that is to be taken. */
  record Draft(UserId creator, ChannelId channel, String name, InputStream content) {}

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

  private final Database db;
  private final Blobs blobs;
  private final Ids ids;
  private final Clock clock;
  private final FileStore store;
  private final Pictures pictures;

  StoreFile(Platform platform, FileStore store) {
    this.db = platform.db();
    this.blobs = platform.blobs();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.store = store;
    this.pictures = new Pictures(platform.config(), platform.blobs());
  }

  FileInfo store(Draft draft) throws IOException {
    FileId id = new FileId(ids.next());
    FileInfo.Paths paths = paths(draft, id, clock.instant());
    long bytes = blobs.write(paths.file(), draft.content());
    String type = MediaTypes.of(draft.name());
    FileInfo.Picture picture = pictures.of(type, bytes, paths);
    long now = clock.millis();
    FileInfo file =
        new FileInfo(
            id,
            draft.creator().value(),
            "",
            draft.channel(),
            new FileInfo.Times(now, now, 0),
            draft.name(),
            bytes,
            type,
            picture,
            false);
    FileInfo.Paths kept = picture.preview() ? paths : new FileInfo.Paths(paths.file(), "", "");
    return db.write(tx -> {
      store.insert(tx, file, kept);
      return file;
    });
  }

  /** Where the contract keeps files: the day, the channel, the uploader, the file. */
  private static FileInfo.Paths paths(Draft draft, FileId id, Instant now) {
    String folder =
        "%s/teams/noteam/channels/%s/users/%s/%s/"
            .formatted(DAY.format(now), draft.channel(), draft.creator(), id);
    String name = placeable(draft.name());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return new FileInfo.Paths(
        folder + name, folder + stem + "_preview.jpg", folder + stem + "_thumb.jpg");
  }

  /**
   * The file's own name; one that has none is called "." on the wire, where nothing can be kept.
   */
  private static String placeable(String name) {
    return name.equals(".") ? "file" : name;
  }
}
