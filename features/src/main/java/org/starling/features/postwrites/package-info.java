/**
 * Writes posts: posts that arrive together share a transaction, which also keeps the totals of
 * their channels, the counters of members, their threads, and the clients' own ids that make a
 * repeated request harmless. Start at {@link org.starling.features.postwrites.WriteQueue}.
 */
@NullMarked
package org.starling.features.postwrites;

import org.jspecify.annotations.NullMarked;
