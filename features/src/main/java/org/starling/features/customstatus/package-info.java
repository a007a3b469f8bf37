/**
 * Owns custom statuses: an emoji and a few words beside a user's name, for a while, and the last
 * ones used. The current one lives in the account's props, the last ones in a preference.
 */
@NullMarked
package org.starling.features.customstatus;

import org.jspecify.annotations.NullMarked;
