/** Owns signing in and out, passwords, and the one-time tokens sent by mail. */
@NullMarked
package org.starling.features.auth;

import org.jspecify.annotations.NullMarked;
