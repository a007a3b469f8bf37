/**
 * Owns preferences: small texts that clients keep for a user by category and name. A few mean
 * something here too: kept posts, favourite channels, themes.
 */
@NullMarked
package org.starling.features.preferences;

import org.jspecify.annotations.NullMarked;
