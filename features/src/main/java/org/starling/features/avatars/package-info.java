/**
 * Owns the pictures of users. Who uploaded none has a drawn one, with the first letter of the name;
 * it is kept in the file store like an uploaded one, as other servers of this contract do.
 */
@NullMarked
package org.starling.features.avatars;

import org.jspecify.annotations.NullMarked;
