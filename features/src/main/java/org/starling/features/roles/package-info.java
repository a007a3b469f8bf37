/** Owns roles and answers every permission question. */
@NullMarked
package org.starling.features.roles;

import org.jspecify.annotations.NullMarked;
