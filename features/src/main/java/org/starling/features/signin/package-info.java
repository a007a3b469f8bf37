/**
 * Owns what clients may ask of ways to sign in other than with a password, and the switch between
 * them. No such way is part of this server yet, so most answers are honest refusals.
 */
@NullMarked
package org.starling.features.signin;

import org.jspecify.annotations.NullMarked;
