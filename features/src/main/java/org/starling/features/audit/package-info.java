/**
 * Owns the record of who did what that matters to security, and from where. Routes are watched from
 * outside, so that no feature has to remember it.
 */
@NullMarked
package org.starling.features.audit;

import org.jspecify.annotations.NullMarked;
