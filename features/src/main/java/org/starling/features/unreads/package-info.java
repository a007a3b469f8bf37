/** Marks a channel unread from one of its posts on. Start at MarkUnread. */
@NullMarked
package org.starling.features.unreads;

import org.jspecify.annotations.NullMarked;
