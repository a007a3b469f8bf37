package org.starling.clustertests.history;

import java.util.Set;
import java.util.TreeSet;

/**
 * A post as somebody has it.
 *
 * @param reactions "user emoji"
 */
public record Stored(
    String id,
    String author,
    String message,
    long created,
    long updated,
    boolean deleted,
    Set<String> reactions) {
  public Stored {
    reactions = new TreeSet<>(reactions);
  }

  /** Whether both show the same; the time of change is not shown. */
  public boolean shows(Stored other) {
    return id.equals(other.id)
        && author.equals(other.author)
        && message.equals(other.message)
        && created == other.created
        && deleted == other.deleted
        && reactions.equals(other.reactions);
  }
}
