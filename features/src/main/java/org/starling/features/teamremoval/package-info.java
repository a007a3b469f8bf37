/**
 * Removes a team or a channel for good, where ServiceSettings.EnableAPITeamDeletion and
 * EnableAPIChannelDeletion allow it. It comes after every feature that keeps something by team,
 * channel or post, and is the one place that knows all those tables; whoever adds such a table adds
 * its name here.
 */
@NullMarked
package org.starling.features.teamremoval;

import org.jspecify.annotations.NullMarked;
