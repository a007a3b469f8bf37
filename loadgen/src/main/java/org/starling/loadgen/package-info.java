/** Drives any API v4 server from outside, over HTTP and WebSocket only. */
@NullMarked
package org.starling.loadgen;

import org.jspecify.annotations.NullMarked;
