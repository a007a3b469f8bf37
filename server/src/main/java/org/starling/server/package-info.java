/** Puts the server together; start at {@link org.starling.server.Main}. */
@NullMarked
package org.starling.server;

import org.jspecify.annotations.NullMarked;
