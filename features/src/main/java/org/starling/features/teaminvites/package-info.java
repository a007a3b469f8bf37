/**
 * Owns the ways into a team from outside: the secret of its link, and invitations sent by mail,
 * which count once and for 48 hours. Start at {@link
 * org.starling.features.teaminvites.TeamInvitations}.
 */
@NullMarked
package org.starling.features.teaminvites;

import org.jspecify.annotations.NullMarked;
