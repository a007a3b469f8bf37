/**
 * Makes and changes channels: creating, direct and group conversations, patching, privacy,
 * archiving, moving, group conversion, and what a team's life means for its channels. A folder of
 * its own because channels itself is full.
 */
@NullMarked
package org.starling.features.channeledit;

import org.jspecify.annotations.NullMarked;
