package org.starling.features.files;

import org.starling.kernel.UserId;

/**
 * A file that arrives in parts.
 *
 * @param kind attachment, or import for an administrator's archive
 * @param channel empty for an import
 * @param bytes of the whole file
 * @param offset how much of it is there
 */
record Upload(
    String id,
    String kind,
    long createAt,
    UserId user,
    String channel,
    String fileName,
    long bytes,
    long offset) {
  static final String ATTACHMENT = "attachment";
  static final String IMPORT = "import";

  /** Where the part is kept that begins at {@code from}. */
  String partKey(long from) {
    return "uploads/" + id + "/" + from;
  }
}
