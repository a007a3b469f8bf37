/**
 * Who a text calls: members by name, by their own keywords or all at once. What a channel's members
 * want to be called by is kept in one index a channel, dropped by whatever changes it. Start at
 * {@link org.starling.features.mentions.FindMentions}.
 */
@NullMarked
package org.starling.features.mentions;

import org.jspecify.annotations.NullMarked;
