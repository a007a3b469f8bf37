/**
 * The words that every other package speaks: ids, callers, refusals, events and their audiences.
 * Imports the JDK alone (and the null annotations).
 */
@NullMarked
package org.starling.kernel;

import org.jspecify.annotations.NullMarked;
