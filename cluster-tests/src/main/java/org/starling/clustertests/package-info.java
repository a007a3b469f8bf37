/**
 * Proof that many nodes act as one: real processes under faults from a seed, and a checker over the
 * recorded history. Start at {@link org.starling.clustertests.Main}.
 */
@NullMarked
package org.starling.clustertests;

import org.jspecify.annotations.NullMarked;
