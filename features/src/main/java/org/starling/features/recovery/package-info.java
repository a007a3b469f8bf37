/**
 * Owns what is proved by mail: that a forgotten password is one's own, and that an address is. The
 * tokens table holds the links that went out; each works once.
 */
@NullMarked
package org.starling.features.recovery;

import org.jspecify.annotations.NullMarked;
