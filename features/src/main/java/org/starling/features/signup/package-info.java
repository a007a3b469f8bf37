/** Owns signing up: who may, by which way, and what a new account starts with. */
@NullMarked
package org.starling.features.signup;

import org.jspecify.annotations.NullMarked;
