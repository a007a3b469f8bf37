/** Owns sessions: who a token belongs to, and when that ends. Start at {@link Sessions}. */
@NullMarked
package org.starling.features.sessions;

import org.jspecify.annotations.NullMarked;
