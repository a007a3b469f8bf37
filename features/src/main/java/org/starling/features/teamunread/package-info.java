/**
 * Adds up what a person has not read in each of their teams, from the counters that channels and
 * threads keep (contract errors-roles-limits.md section 7). It writes nothing.
 */
@NullMarked
package org.starling.features.teamunread;

import org.jspecify.annotations.NullMarked;
