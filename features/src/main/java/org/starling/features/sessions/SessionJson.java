package org.starling.features.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

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
