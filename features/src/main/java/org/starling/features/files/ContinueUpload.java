package org.starling.features.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.storage.Blobs;

/**
 * Takes the next part of an upload. A part is in the file store before the offset moves, under the
 * offset it begins at; the last one makes the file of all of them. Parts that were too late are
 * overwritten or deleted with the upload.
 */
final class ContinueUpload {
  private final Database db;
  private final Blobs blobs;
  private final UploadStore uploads;
  private final StoreFile files;

  ContinueUpload(Platform platform, UploadStore uploads, StoreFile files) {
    this.db = platform.db();
    this.blobs = platform.blobs();
    this.uploads = uploads;
    this.files = files;
  }

  /** The file, once it is whole. */
  Optional<FileInfo> take(Upload upload, InputStream part, long partBytes) throws IOException {
    long rest = upload.bytes() - upload.offset();
    if (partBytes > rest) {
      throw FileCode.PART_TOO_LONG.refuse();
    }
    if (partBytes < rest && partBytes < FileLimits.PART_BYTES_MIN) {
      throw FileCode.PART_TOO_SHORT.refuse();
    }
    long taken = blobs.write(upload.partKey(upload.offset()), part);
    long offset = upload.offset() + taken;
    if (!db.write(tx -> uploads.advance(tx, upload, offset))) {
      throw FileCode.PART_ELSEWHERE.refuse();
    }
    return offset < upload.bytes() ? Optional.empty() : Optional.of(finish(upload));
  }

  private FileInfo finish(Upload upload) throws IOException {
    List<String> keys = new ArrayList<>();
    FileInfo file;
    try (InputStream whole = parts(upload, keys)) {
      file =
          files.store(
              new StoreFile.Draft(
                  upload.user(), new ChannelId(upload.channel()), upload.fileName(), whole));
    }
    db.write(tx -> {
      uploads.delete(tx, upload.id());
      return true;
    });
    for (String key : keys) {
      blobs.delete(key);
    }
    return file;
  }

  /** All parts, one after the other; each begins where the one before ended. */
  private InputStream parts(Upload upload, List<String> keys) throws IOException {
    List<InputStream> streams = new ArrayList<>();
    long at = 0;
    while (at < upload.bytes()) {
      String key = upload.partKey(at);
      keys.add(key);
      streams.add(blobs.read(key));
      try (InputStream counted = blobs.read(key)) {
        at += counted.skip(Long.MAX_VALUE);
      }
    }
    return new SequenceInputStream(Collections.enumeration(streams));
  }
}
