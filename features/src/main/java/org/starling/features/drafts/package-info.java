/**
 * Owns drafts: messages not sent yet, one a person and place (a channel, or a thread in it), so
 * that a person finds them on every device. Nobody else ever sees one.
 */
@NullMarked
package org.starling.features.drafts;

import org.jspecify.annotations.NullMarked;
