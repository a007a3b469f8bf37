/** Which emoji there are, by name: those of the standard, and the server's own. */
@NullMarked
package org.starling.features.emoji;

import org.jspecify.annotations.NullMarked;
