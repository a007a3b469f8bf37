/** The account in whose name the server itself writes to people. Start at SystemBot. */
@NullMarked
package org.starling.features.systembot;

import org.jspecify.annotations.NullMarked;
