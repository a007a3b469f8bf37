/**
 * Finds posts by what they say and files by what they are called, with PostgreSQL's own full-text
 * index. Start at SearchPosts.
 */
@NullMarked
package org.starling.features.search;

import org.jspecify.annotations.NullMarked;
