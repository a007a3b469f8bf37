/** Owns accounts: the users table and what a person may change of their own profile. */
@NullMarked
package org.starling.features.users;

import org.jspecify.annotations.NullMarked;
