/**
 * Owns reminders of messages: people ask for one, and the server's bot writes to them once it is
 * due. Start at RemindLater and SendReminders.
 */
@NullMarked
package org.starling.features.reminders;

import org.jspecify.annotations.NullMarked;
