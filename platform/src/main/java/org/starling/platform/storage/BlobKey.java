package org.starling.platform.storage;

import java.util.List;

/** What may be a key: a relative path that stays inside the store, in any kind of store. */
final class BlobKey {
  private BlobKey() {}

  /** Returns the key if it is one. */
  static String check(String key) {
    boolean good =
        !key.isEmpty()
            && key.length() <= StorageLimits.KEY_CHARS_MAX
            && key.indexOf('\0') < 0
            && List.of(key.split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (!good) {
      throw new IllegalArgumentException("this key leaves the file store");
    }
    return key;
  }
}
