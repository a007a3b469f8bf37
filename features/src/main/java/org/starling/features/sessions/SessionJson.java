package org.starling.features.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session on the wire; its token is never shown. */
record SessionJson(
    String id,
    String token,
    long createAt,
    long expiresAt,
    long lastActivityAt,
    String userId,
    String deviceId,
    String roles,
    boolean isOauth,
    boolean expiredNotify,
    Map<String, String> props,
    List<ObjectNode> teamMembers,
    boolean local) {

  /** A personal access token; only the answer to making one shows the secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Token(
      String id, @Nullable String token, String userId, String description, boolean isActive) {
    static Token of(AccessToken token) {
      return new Token(
          token.id().value(), null, token.user().value(), token.description(), token.active());
    }

    static Token withSecret(AccessToken token) {
      return new Token(
          token.id().value(),
          token.secret(),
          token.user().value(),
          token.description(),
          token.active());
    }
  }

  static SessionJson of(Session session, List<ObjectNode> teams) {
    return new SessionJson(
        session.id().value(),
        "",
        session.createAt(),
        session.expiresAt(),
        session.lastActivityAt(),
        session.user().value(),
        session.deviceId(),
        session.roles(),
        session.oauth(),
        session.expiredNotify(),
        session.props(),
        teams,
        false);
  }
}
