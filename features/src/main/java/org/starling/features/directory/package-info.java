/**
 * Finds people: lists by team, channel and role, search, completion of names, counts. Reads what
 * other features own and writes nothing; start at {@link
 * org.starling.features.directory.UserQuery}, from which every answer is built.
 */
@NullMarked
package org.starling.features.directory;

import org.jspecify.annotations.NullMarked;
