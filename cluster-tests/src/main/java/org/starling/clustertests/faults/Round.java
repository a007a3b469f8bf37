package org.starling.clustertests.faults;

import java.util.List;

/**
 * Faults at one time.
 *
 * @param calmMs how long all is well before
 * @param apartMs how long after the first the second one begins
 * @param holdMs how long they last from then on
 */
public record Round(List<Fault> faults, int calmMs, int apartMs, int holdMs) {}
