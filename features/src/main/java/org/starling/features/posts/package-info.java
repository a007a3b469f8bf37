/**
 * What a post is: its value, its rules, its shape on the wire and what others hear of it. Writing
 * is {@link org.starling.features.postwrites}'s, sending by people {@link
 * org.starling.features.sending}'s.
 */
@NullMarked
package org.starling.features.posts;

import org.jspecify.annotations.NullMarked;
