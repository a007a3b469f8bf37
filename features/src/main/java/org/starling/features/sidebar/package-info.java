/**
 * Owns the sidebar: a person's categories of channels in a team. A channel lies in one category of
 * a team at most; what lies in none is shown among the channels or direct messages. Start at {@link
 * org.starling.features.sidebar.Categories}.
 */
@NullMarked
package org.starling.features.sidebar;

import org.jspecify.annotations.NullMarked;
