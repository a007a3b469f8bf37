/**
 * What must be true of a history; pure. Start at {@link org.starling.clustertests.check.Checker}.
 */
@NullMarked
package org.starling.clustertests.check;

import org.jspecify.annotations.NullMarked;
