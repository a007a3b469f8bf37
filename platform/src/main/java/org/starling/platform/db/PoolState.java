package org.starling.platform.db;

/**
 * One pool at a moment, for metrics.
 *
 * @param role primary, replica or search
 * @param waiting callers that wait for a connection
 */
public record PoolState(
    String role, boolean online, int open, int active, int idle, int waiting, int openMax) {}
