/**
 * Changes posts that are there: editing, older versions, pinning, deleting. An edit keeps what was
 * before as a version. Start at EditPost.
 */
@NullMarked
package org.starling.features.edits;

import org.jspecify.annotations.NullMarked;
