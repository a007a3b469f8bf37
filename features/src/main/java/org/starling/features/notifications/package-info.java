/** Owns the message with which people try out how they are notified. */
@NullMarked
package org.starling.features.notifications;

import org.jspecify.annotations.NullMarked;
