package org.starling.features.auth;

import org.starling.kernel.UserId;

/** What an account proves itself with, as stored. */
record Credentials(UserId user, String hash, int failedAttempts) {}
