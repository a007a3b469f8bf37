package org.starling.features.accesstokens;

import org.starling.kernel.TokenId;
import org.starling.kernel.UserId;

/** A personal access token as stored; {@code secret} is what its owner sends. */
record AccessToken(TokenId id, String secret, UserId user, String description, boolean active) {}
