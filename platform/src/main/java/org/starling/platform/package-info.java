/** Machinery that knows no feature; see the packages below, in their order. */
@NullMarked
package org.starling.platform;

import org.jspecify.annotations.NullMarked;
