/**
 * Decodes, turns upright and scales pictures that people upload. A picture's size is looked at
 * before its pixels are read, so that a small file cannot fill the memory.
 */
@NullMarked
package org.starling.platform.images;

import org.jspecify.annotations.NullMarked;
