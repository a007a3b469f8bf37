/**
 * Owns who may add people to teams and take them out. The joining itself, with the rules of the
 * team, is {@link org.starling.features.teams.JoinTeam}.
 */
@NullMarked
package org.starling.features.teamjoins;

import org.jspecify.annotations.NullMarked;
