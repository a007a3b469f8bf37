/**
 * Owns personal access tokens: secrets that scripts sign in with, until they are disabled or
 * revoked. Each stands for one session, made when it is first used.
 */
@NullMarked
package org.starling.features.accesstokens;

import org.jspecify.annotations.NullMarked;
