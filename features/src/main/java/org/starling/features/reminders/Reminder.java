package org.starling.features.reminders;

import org.starling.kernel.PostId;
import org.starling.kernel.UserId;

/**
 * Somebody wants to be reminded of a post.
 *
 * @param at epoch seconds, as clients send it
 */
record Reminder(PostId post, UserId user, long at) {}
