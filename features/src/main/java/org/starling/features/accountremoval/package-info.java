/**
 * Removes an account for good, where ServiceSettings.EnableAPIUserDeletion allows it, with all that
 * the person wrote. It comes after every feature that keeps something by user or post, and is the
 * one place that knows all those tables; whoever adds such a table adds its name here.
 */
@NullMarked
package org.starling.features.accountremoval;

import org.jspecify.annotations.NullMarked;
