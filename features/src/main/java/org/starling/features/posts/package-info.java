/** Owns posts: writing, reading, editing, deleting; mentions and counters change with them. */
@NullMarked
package org.starling.features.posts;

import org.jspecify.annotations.NullMarked;
