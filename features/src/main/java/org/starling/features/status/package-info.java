/**
 * Who is online, away, not to be disturbed or offline, and who is typing. Invariant: a status set
 * by hand stays until it is changed by hand or its time is over. Statuses that follow from activity
 * are kept in memory and written behind, in batches; those set by hand are written before they are
 * acknowledged. Start at {@link org.starling.features.status.StatusBook}.
 */
@NullMarked
package org.starling.features.status;

import org.jspecify.annotations.NullMarked;
