package org.starling.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A directory, which may be shared between nodes. Writes go to a temporary file and are renamed.
 */
public final class LocalBlobs implements Blobs {
  private static final long ROOM_BYTES_MIN = 1 << 20;

  private final Path root;

  public LocalBlobs(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public InputStream read(String key) throws IOException {
    Path path = at(key);
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(key);
    }
    return Files.newInputStream(path);
  }

  @Override
  public boolean exists(String key) throws IOException {
    return Files.isRegularFile(at(key));
  }

  @Override
  public long write(String key, InputStream content) throws IOException {
    Path path = at(key);
    Path directory = path.getParent();
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, ".", ".part");
    try {
      long bytes;
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        bytes = content.transferTo(Channels.newOutputStream(channel));
        channel.force(true);
      } catch (IOException e) {
        throw full() ? new StoreFull(e) : e;
      }
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      return bytes;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(at(key));
  }

  @Override
  public void check() throws IOException {
    Files.createDirectories(root);
    if (!Files.isWritable(root)) {
      throw new IOException("the directory of files cannot be written: " + root);
    }
  }

  private boolean full() throws IOException {
    return Files.getFileStore(root).getUsableSpace() < ROOM_BYTES_MIN;
  }

  private Path at(String key) {
    return root.resolve(BlobKey.check(key));
  }
}
