/**
 * Owns channels and memberships: their values, reading and caching them, coming in and going out,
 * and what others hear of it. Start at {@link org.starling.features.channels.Channels}. Three
 * folders beside this one hold the rest: {@code channeledit} makes and changes channels, {@code
 * channelmembers} serves memberships and their counters, {@code channellists} lists and searches.
 */
@NullMarked
package org.starling.features.channels;

import org.jspecify.annotations.NullMarked;
