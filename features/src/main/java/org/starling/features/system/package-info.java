/**
 * Owns what the API says of the server as a whole and lets administrators do to it: whether it is
 * up and well, how much it holds, how busy it is, its log and its schema.
 */
@NullMarked
package org.starling.features.system;

import org.jspecify.annotations.NullMarked;
