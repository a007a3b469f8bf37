package org.starling.clustertests.history;

/** What somebody asked for. */
public enum Kind {
  /** {@code value} is the message, unique in the run; {@code subject} the id that was answered. */
  POST,
  /** {@code subject} is the post, {@code value} its new message, unique in the run. */
  EDIT,
  DELETE,
  /** {@code subject} is the post, {@code value} the emoji. */
  REACT,
  UNREACT,
  /** {@code subject} is a user who gets into the channel. */
  ADD,
  REMOVE,
  /** The actor reads the channel. */
  READ,
  /** {@code subject} is a user who becomes a system administrator. */
  PROMOTE,
  DEMOTE,
  /** The actor asks for what only administrators may see. */
  PEEK,
  /** {@code subject} is a user all of whose sessions end; {@code value} is one of them. */
  REVOKE,
  /** The actor is not to be disturbed until {@code value}, a full minute in epoch seconds. */
  REST,
  /** The actor asks something with the session {@code value}. */
  ENTER
}
