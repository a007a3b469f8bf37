/** Owns reactions to posts. Start at React. */
@NullMarked
package org.starling.features.reactions;

import org.jspecify.annotations.NullMarked;
