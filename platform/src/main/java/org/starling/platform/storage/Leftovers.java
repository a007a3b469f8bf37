package org.starling.platform.storage;

import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes files that nothing refers to any more, beside the request that caused it. What cannot be
 * deleted is logged and stays behind unseen.
 */
public final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private Leftovers() {}

  /** Empty keys are passed over. */
  public static void delete(Blobs blobs, Collection<String> keys) {
    Thread.ofVirtual().name("delete-files").start(() -> keys.forEach(key -> delete(blobs, key)));
  }

  private static void delete(Blobs blobs, String key) {
    try {
      if (!key.isEmpty()) {
        blobs.delete(key);
      }
    } catch (IOException e) {
      LOG.warn("The file {} that nothing refers to could not be deleted", key, e);
    }
  }
}
