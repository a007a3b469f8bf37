package org.starling.platform.realtime;

import org.starling.platform.cluster.NodeId;

/**
 * Where an event was published, and its number among all that were published there. It is the same
 * on every node that hears of the event.
 */
record Origin(NodeId node, long number) {}
