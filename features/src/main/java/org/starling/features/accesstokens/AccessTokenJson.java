package org.starling.features.accesstokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A personal access token on the wire; only the answer to making one shows the secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessTokenJson(
    String id, @Nullable String token, String userId, String description, boolean isActive) {
  static AccessTokenJson of(AccessToken token) {
    return of(token, null);
  }

  static AccessTokenJson withSecret(AccessToken token) {
    return of(token, token.secret());
  }

  private static AccessTokenJson of(AccessToken token, @Nullable String secret) {
    return new AccessTokenJson(
        token.id().value(), secret, token.user().value(), token.description(), token.active());
  }
}
