package org.starling.platform.storage;

import java.nio.file.Path;
import org.starling.platform.config.Config;
import org.starling.platform.config.FileConfig;

/** Which file store the settings name. */
public final class FileStore {
  private static final String SHIPPED = "./data/";

  private FileStore() {}

  /**
   * A bucket, or a directory: the one that FileSettings.Directory names, seen from the data
   * directory unless it is absolute; {@code files} in the data directory by default.
   */
  public static Blobs of(Config config, Path data) {
    FileConfig file = config.file();
    if (file.driverName().equals("amazons3")) {
      return new S3Blobs(config.objectStore());
    }
    String directory = file.directory();
    return new LocalBlobs(data.resolve(directory.equals(SHIPPED) ? "files" : directory));
  }
}
