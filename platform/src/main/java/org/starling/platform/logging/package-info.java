/**
 * Where log lines go: JSON lines in a rotated file, plain text on the console. Everything else logs
 * through slf4j and does not know this package. Start at {@link
 * org.starling.platform.logging.Logs}.
 */
@NullMarked
package org.starling.platform.logging;

import org.jspecify.annotations.NullMarked;
