/**
 * What groups of people would mean for teams and channels. Starling has no groups yet: nobody is in
 * one, and what needs them is refused.
 */
@NullMarked
package org.starling.features.teamgroups;

import org.jspecify.annotations.NullMarked;
