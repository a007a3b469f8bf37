package org.starling.features.posts;

/** What bounds posts; text in code points (contract errors-roles-limits.md section 2). */
public final class PostLimits {
  public static final int MESSAGE_CHARS_MAX = 16_383;
  public static final int PROPS_CHARS_MAX = 800_000;
  public static final int HASHTAGS_CHARS_MAX = 1_000;

  /** Of the list of file ids as JSON text. */
  public static final int FILE_IDS_CHARS_MAX = 300;

  public static final int TYPE_CHARS_MAX = 26;
  public static final int PRIORITY_CHARS_MAX = 32;

  /** Nesting of a post's props. */
  public static final int PROPS_DEPTH_MAX = 100;

  /** A longer id of the client's is kept as its hash. */
  public static final int PENDING_ID_CHARS_MAX = 128;

  private PostLimits() {}
}
