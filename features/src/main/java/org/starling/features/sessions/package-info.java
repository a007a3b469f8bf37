/** Owns sessions and personal access tokens: who a token belongs to, and when it ends. */
@NullMarked
package org.starling.features.sessions;

import org.jspecify.annotations.NullMarked;
