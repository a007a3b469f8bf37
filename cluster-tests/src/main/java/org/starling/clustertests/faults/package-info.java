/**
 * What is done to the nodes, when, from a seed. Start at {@link
 * org.starling.clustertests.faults.Plan}.
 */
@NullMarked
package org.starling.clustertests.faults;

import org.jspecify.annotations.NullMarked;
