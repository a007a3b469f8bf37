/** Finds posts by what they say, with PostgreSQL's own full-text index. Start at SearchPosts. */
@NullMarked
package org.starling.features.search;

import org.jspecify.annotations.NullMarked;
