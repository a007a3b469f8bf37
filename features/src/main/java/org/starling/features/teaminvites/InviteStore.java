package org.starling.features.teaminvites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** The rows of the table tokens that are invitations into teams. */
final class InviteStore {
  private static final String TYPE = "team_invitation";
  private static final List<String> ALL_TYPES =
      List.of(TYPE, "guest_invitation", "guest_magic_link_invitation");

  /** A mailed invitation; the channels are joined beside the default ones. */
  record Mailed(String token, long createAt, TeamId team, String email, List<ChannelId> channels) {}

  void insert(Tx tx, Mailed invitation) {
    ObjectNode extra = Json.object();
    extra.put("teamId", invitation.team().value()).put("email", invitation.email());
    if (!invitation.channels().isEmpty()) {
      extra.put(
          "channels",
          String.join(" ", invitation.channels().stream().map(ChannelId::value).toList()));
    }
    tx.update(
        "INSERT INTO tokens (token, createat, type, extra) VALUES (?, ?, ?, ?)",
        invitation.token(),
        invitation.createAt(),
        TYPE,
        Json.text(extra));
  }

  Optional<Mailed> find(Reader db, String token) {
    return db.one(
            InviteStore::row,
            "SELECT token, createat, extra FROM tokens WHERE token = ? AND type = ? LIMIT 1",
            token,
            TYPE)
        .flatMap(found -> found);
  }

  /** Whether the invitation was still there to be used up. */
  boolean delete(Tx tx, String token) {
    return tx.update("DELETE FROM tokens WHERE token = ? AND type = ?", token, TYPE) == 1;
  }

  void deleteAll(Tx tx) {
    tx.update("DELETE FROM tokens WHERE type = ANY (?)", ALL_TYPES);
  }

  private static Optional<Mailed> row(Row row) {
    JsonNode extra;
    try {
      extra = Json.mapper().readTree(row.text(3));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    String team = extra.path("teamId").asText();
    if (!Id.isValid(team)) {
      return Optional.empty();
    }
    List<ChannelId> channels =
        List.of(extra.path("channels").asText().split(" ")).stream()
            .filter(Id::isValid)
            .map(ChannelId::new)
            .toList();
    return Optional.of(
        new Mailed(
            row.text(1), row.number(2), new TeamId(team), extra.path("email").asText(), channels));
  }
}
