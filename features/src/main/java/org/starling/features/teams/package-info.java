/** Owns teams and their members. */
@NullMarked
package org.starling.features.teams;

import org.jspecify.annotations.NullMarked;
