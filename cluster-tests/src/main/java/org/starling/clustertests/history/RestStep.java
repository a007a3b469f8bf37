package org.starling.clustertests.history;

/**
 * A change of a status to or from "not to be disturbed", as the database saw it, in their order.
 *
 * @param after the status after
 * @param until when it ends, in epoch seconds; 0 if it is over
 * @param byTime whether it ended because its time was over
 * @param at when, in milliseconds by the clock of the database
 */
public record RestStep(
    String user, String before, String after, long until, boolean byTime, long at) {
  public static final String RESTING = "dnd";

  public boolean begins() {
    return after.equals(RESTING);
  }
}
