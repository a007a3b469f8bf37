/**
 * Owns what may be changed of an account that exists: profile, roles, activity, verified address.
 */
@NullMarked
package org.starling.features.profiles;

import org.jspecify.annotations.NullMarked;
