/** Owns channels and their members, unread counters included. */
@NullMarked
package org.starling.features.channels;

import org.jspecify.annotations.NullMarked;
