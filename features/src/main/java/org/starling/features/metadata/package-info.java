/**
 * What is shown beside posts: their files, reactions and own emoji, and the posts that they quote
 * by their address. Start at FindMetadata and FindQuotes.
 */
@NullMarked
package org.starling.features.metadata;

import org.jspecify.annotations.NullMarked;
