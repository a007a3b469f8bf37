/** Owns the terms that people accept before they use this server, and who accepted which. */
@NullMarked
package org.starling.features.terms;

import org.jspecify.annotations.NullMarked;
