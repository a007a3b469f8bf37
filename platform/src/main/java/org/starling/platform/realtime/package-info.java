/**
 * The websocket hub: who is connected, what they may hear, and resuming without a gap (contract
 * websocket.md, websocket-measured.md). Events arrive from the bus, are encoded once into {@link
 * org.starling.platform.realtime.Frame}s, and fan out to connections.
 */
@NullMarked
package org.starling.platform.realtime;

import org.jspecify.annotations.NullMarked;
