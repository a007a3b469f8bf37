package org.starling.clustertests.history;

/**
 * One wish of one person, retries included. What {@code subject} and {@code value} mean, {@link
 * Kind} says.
 *
 * @param via the address of the node that answered, as the proxy says; empty if nobody did
 * @param began nanoseconds since the run began, of the first try
 * @param ended the same, of the answer that counts
 */
public record Operation(
    Kind kind,
    String actor,
    String channel,
    String subject,
    String value,
    String via,
    long began,
    long ended,
    Outcome outcome) {
  public boolean done() {
    return outcome == Outcome.DONE;
  }
}
