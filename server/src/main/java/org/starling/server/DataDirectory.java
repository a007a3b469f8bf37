package org.starling.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The data directory, held by one process at a time. The system releases it when we are killed. */
record DataDirectory(Path path, FileChannel channel) implements AutoCloseable {

  /**
   * @throws IllegalStateException with a sentence for people if another server holds it
   */
  static DataDirectory lock(Path data) throws IOException {
    Path path = Files.createDirectories(data.toAbsolutePath()).toRealPath();
    FileChannel channel =
        FileChannel.open(
            path.resolve("starling.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "Another Starling runs on %s already. Stop it, or choose another with --data."
              .formatted(path));
    }
    return new DataDirectory(path, channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
