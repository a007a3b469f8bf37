/**
 * What happened during a run: operations with their outcomes, what listeners heard, and what was
 * there at the end. Start at {@link org.starling.clustertests.history.History}.
 */
@NullMarked
package org.starling.clustertests.history;

import org.jspecify.annotations.NullMarked;
