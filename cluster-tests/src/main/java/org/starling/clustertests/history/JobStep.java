package org.starling.clustertests.history;

/**
 * A change of a job's row or claim, as the database saw it, in their order.
 *
 * @param before the status before; "claim" if somebody takes the job ("claimed") or has it taken
 *     away ("revoked")
 * @param from the address of the node that made it
 */
public record JobStep(String job, String type, String before, String after, String from) {}
