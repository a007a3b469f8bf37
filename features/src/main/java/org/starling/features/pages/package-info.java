/**
 * Reads posts: one by one, a channel's pages, threads, pinned and saved ones. A page takes a few
 * statements however many posts it has; the newest page of a channel is kept as it was sent until
 * something in the channel changes. Start at {@link org.starling.features.pages.ShowPosts}.
 */
@NullMarked
package org.starling.features.pages;

import org.jspecify.annotations.NullMarked;
