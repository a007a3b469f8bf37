package org.starling.platform.storage;

import java.io.IOException;
import java.io.InputStream;

/**
 * The file store. Keys are relative paths with forward slashes as the contract lays them out
 * ({@code users/ID/profile.png}); a key that leaves the store is refused. A write is durable and
 * whole when it returns, and replaces what was there.
 */
public interface Blobs {
  /**
   * @throws java.nio.file.NoSuchFileException if there is nothing at {@code key}
   */
  InputStream read(String key) throws IOException;

  boolean exists(String key) throws IOException;

  /** Returns the number of bytes written. */
  long write(String key, InputStream content) throws IOException;

  /** Throws if the store as a whole cannot be used. */
  void check() throws IOException;

  /** Deletes one file; nothing happens if it is absent. */
  void delete(String key) throws IOException;
}
