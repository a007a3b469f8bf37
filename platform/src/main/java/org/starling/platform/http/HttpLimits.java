package org.starling.platform.http;

/**
 * The bounds of the web edge, each with its unit. What an administrator may set is in EdgeConfig.
 */
public final class HttpLimits {
  /** Added to MaximumPayloadSizeBytes and to MaxFileSize, as the contract does. */
  public static final long BODY_SPARE_BYTES = 512;

  static final int REQUEST_LINE_BYTES_MAX = 64 << 10;
  static final int HEADERS_BYTES_MAX = 64 << 10;
  static final int CHUNK_BYTES_MAX = 32 << 10;

  /** Connections open at once; one more is closed at once. */
  static final int CONNECTIONS_MAX = 50_000;

  /** The same of a listener for machinery, such as the one of metrics. */
  static final int MACHINERY_CONNECTIONS_MAX = 100;

  /** Requests answered at once; one more gets 503. */
  static final int REQUESTS_MAX = 4_000;

  /** Accepted by the system and not yet by us. */
  static final int BACKLOG_CONNECTIONS = 4_096;

  /** A request's head must be there this long after its first byte. */
  static final int HEAD_SECONDS_MAX = 20;

  /** A body that arrives whole within this is handed over whole. */
  static final int EAGER_BODY_BYTES = 64 << 10;

  /** Of a body nobody has read yet; reading from the socket stops beyond it. */
  static final int UNREAD_BODY_BYTES_MAX = 256 << 10;

  /** Of an unread rest that is skipped to keep the connection; a longer one ends it. */
  static final int SKIPPED_BODY_BYTES_MAX = 256 << 10;

  /** How long a client may go on sending after the answer that ends the connection. */
  static final int LINGER_SECONDS_MAX = 3;

  /** Bytes of a streamed reply that are sent as one chunk. */
  static final int REPLY_CHUNK_BYTES = 16 << 10;

  /** Answers up to this are handed to the connection at once. */
  static final int WHOLE_REPLY_BYTES_MAX = 256 << 10;

  /** Unsent bytes of one connection at which a writer waits, and at which it goes on. */
  static final int UNSENT_BYTES_HIGH = 64 << 10;

  static final int UNSENT_BYTES_LOW = 32 << 10;

  /** Smaller answers are not packed. */
  static final int PACKED_BYTES_MIN = 1_400;

  /** Idle compressors kept for the next answer. */
  static final int COMPRESSORS_KEPT = 32;

  /** At a stop, how long requests under way may take to finish. */
  static final int DRAIN_SECONDS_MAX = 4;

  static final int DRAIN_POLL_MS = 20;

  static final int FORM_PARTS_MAX = 64;
  static final int FORM_PART_HEAD_BYTES_MAX = 16 << 10;
  static final int FORM_TEXT_BYTES_MAX = 1 << 20;

  /** Parts of a form larger than this are kept on disk. */
  static final int FORM_MEMORY_BYTES = 64 << 10;

  static final int JSON_NESTING_MAX = 500;

  static final int QUERY_PARAMETERS_MAX = 1_000;

  private HttpLimits() {}
}
