package org.starling.platform.storage;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.Config;
import org.starling.platform.config.FileConfig;
import software.amazon.awssdk.core.exception.SdkException;

/** Which file store the settings name. */
public final class FileStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
  private static final String SHIPPED = "./data/";

  private FileStore() {}

  /**
   * A bucket, or a directory: the one that FileSettings.Directory names, seen from the data
   * directory unless it is absolute; {@code files} in the data directory by default.
   */
  public static Blobs of(Config config, Path data) {
    FileConfig file = config.file();
    if (file.driverName().equals("amazons3")) {
      S3Blobs blobs = new S3Blobs(config.objectStore());
      prepare(blobs);
      return blobs;
    }
    String directory = file.directory();
    return new LocalBlobs(data.resolve(directory.equals(SHIPPED) ? "files" : directory));
  }

  /** The server starts without its object store too: what needs no files works meanwhile. */
  private static void prepare(S3Blobs blobs) {
    try {
      blobs.makeBucketIfAbsent();
    } catch (SdkException e) {
      LOG.warn("The object store cannot be used yet: {}", e.getMessage());
    }
  }
}
