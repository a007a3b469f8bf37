/**
 * Shows channels: one by id or name, lists, searches, figures. A folder of its own because channels
 * itself is full.
 */
@NullMarked
package org.starling.features.channellists;

import org.jspecify.annotations.NullMarked;
