/** Owns the icons of teams: one PNG a team in the file store. */
@NullMarked
package org.starling.features.teamicons;

import org.jspecify.annotations.NullMarked;
