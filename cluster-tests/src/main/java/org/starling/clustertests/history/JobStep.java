package org.starling.clustertests.history;

/**
 * A change of a job's row, as the database saw it, in their order.
 *
 * @param from the address of the node that made it
 */
public record JobStep(String job, String type, String before, String after, String from) {}
