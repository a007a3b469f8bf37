/**
 * Serves memberships of channels: adding, removing, roles, notify props, what was seen. A folder of
 * its own because channels itself is full; rows come and go through {@link
 * org.starling.features.channels.Memberships}.
 */
@NullMarked
package org.starling.features.channelmembers;

import org.jspecify.annotations.NullMarked;
