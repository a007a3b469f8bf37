/**
 * Owns the second factor: secrets of authenticator apps, and whether a code is right. A code counts
 * once.
 */
@NullMarked
package org.starling.features.mfa;

import org.jspecify.annotations.NullMarked;
