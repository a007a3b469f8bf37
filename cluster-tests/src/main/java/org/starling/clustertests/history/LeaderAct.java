package org.starling.clustertests.history;

/**
 * A write that only a leader makes, as the database saw it.
 *
 * @param from the address of the node that made it
 * @param epoch the epoch of the lease in the same transaction
 */
public record LeaderAct(String what, String from, long epoch) {}
