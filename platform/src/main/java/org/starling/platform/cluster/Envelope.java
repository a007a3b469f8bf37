package org.starling.platform.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes over the wire: a message, or a word about one.
 *
 * @param session of the sender's way to the receiver, which begins anew whenever something may have
 *     been missed
 * @param number of the question that is asked or answered; or of the units that were handled
 * @param subject empty where the kind needs none
 */
record Envelope(Kind kind, int session, long number, String subject, byte[] body) {
  private static final int HEAD_BYTES = 14;
  private static final byte[] EMPTY = {};
  private static final Kind[] KINDS = Kind.values();

  enum Kind {
    TELL,
    ASK,
    AGREE,
    ANSWER,
    /** There is no answer; with a subject, because it is not known there. */
    FAILED,
    /** So many units of a subject were handled in a session. */
    ROOM,
    GOODBYE,
    /** The answer to a goodbye. */
    FAREWELL,
    PING,
    PONG
  }

  static Envelope of(Kind kind, long number) {
    return new Envelope(kind, 0, number, "", EMPTY);
  }

  static Envelope of(Kind kind, long number, byte[] body) {
    return new Envelope(kind, 0, number, "", body);
  }

  /** Says that messages on a subject are not known here. */
  static Envelope unknown(long number, String subject) {
    return new Envelope(Kind.FAILED, 0, number, subject, EMPTY);
  }

  static Envelope room(int session, Subject subject, long units) {
    return new Envelope(Kind.ROOM, session, units, subject.name(), EMPTY);
  }

  /** The same on the way that a session names. */
  Envelope in(int otherSession) {
    return new Envelope(kind, otherSession, number, subject, body);
  }

  /** How much of a window it takes. */
  static int units(byte[] body) {
    return Math.min(NetworkLimits.WINDOW_UNITS / 2, 1 + body.length / NetworkLimits.UNIT_BYTES);
  }

  byte[] bytes() {
    byte[] name = subject.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(HEAD_BYTES + name.length + body.length)
        .put((byte) kind.ordinal())
        .putInt(session)
        .putLong(number)
        .put((byte) name.length)
        .put(name)
        .put(body)
        .array();
  }

  /** Empty if it is of a kind that this release does not know, or damaged. */
  static Optional<Envelope> read(byte[] bytes, int from, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
    if (length < HEAD_BYTES || in.get(from) < 0 || in.get(from) >= KINDS.length) {
      return Optional.empty();
    }
    Kind kind = KINDS[in.get()];
    int session = in.getInt();
    long number = in.getLong();
    int nameBytes = in.get();
    if (nameBytes < 0 || nameBytes > in.remaining()) {
      return Optional.empty();
    }
    byte[] name = new byte[nameBytes];
    in.get(name);
    byte[] body = new byte[in.remaining()];
    in.get(body);
    String subject = new String(name, StandardCharsets.US_ASCII);
    return Optional.of(new Envelope(kind, session, number, subject, body));
  }
}
