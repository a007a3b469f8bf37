/** People send posts, and administrators notices. Start at SendPost. */
@NullMarked
package org.starling.features.sending;

import org.jspecify.annotations.NullMarked;
