package org.starling.platform.cluster;

/**
 * What a message between nodes is about. Messages of one sender on one subject are handled one
 * after the other, in the order sent; those of different subjects side by side.
 *
 * @param name the contract's (cluster.md section 3) where it has one
 * @param bestEffort whether a message may be dropped when a receiver does not keep up, since the
 *     next one makes up for it (typing, statuses)
 */
public record Subject(String name, boolean bestEffort) {
  private static final int CHARS_MAX = 64;

  /** Whose messages are never dropped on the way to a live node. */
  public Subject(String name) {
    this(name, false);
  }

  public Subject {
    if (!name.matches("[a-z][a-z0-9_]*") || name.length() > CHARS_MAX) {
      throw new IllegalArgumentException("not the name of a subject: " + name);
    }
  }
}
