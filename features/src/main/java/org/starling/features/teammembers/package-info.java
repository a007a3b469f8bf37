/**
 * Owns who is in which team and with which roles. It knows teams by their id alone: joining and
 * leaving, which ask the team for its rules, are in {@code teams}. Start at {@link
 * org.starling.features.teammembers.Memberships}.
 */
@NullMarked
package org.starling.features.teammembers;

import org.jspecify.annotations.NullMarked;
