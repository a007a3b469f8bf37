package org.starling.features.channeledit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.kernel.ChannelId;

/** What somebody wants a channel to be, before it has an id. */
record NewChannel(
    String teamId,
    String type,
    String displayName,
    String name,
    String header,
    String purpose,
    String creatorId,
    @Nullable Boolean groupConstrained,
    String defaultCategoryName,
    Claims claims) {

  /** What only the server may say, as the client said it; empty or 0 if it did not. */
  record Claims(String id, long createAt, long deleteAt) {
    static final Claims NONE = new Claims("", 0, 0);
  }

  static NewChannel ofTeam(String teamId, String name, String displayName) {
    return new NewChannel(teamId, "O", displayName, name, "", "", "", null, "", Claims.NONE);
  }

  static NewChannel conversation(String type, String name, String displayName, String creatorId) {
    return new NewChannel("", type, displayName, name, "", "", creatorId, null, "", Claims.NONE);
  }

  boolean conversation() {
    return type.equals("D") || type.equals("G");
  }

  /** Refuses what claims to have lived already. */
  void checkUnborn() {
    if (claims.deleteAt() != 0) {
      throw EditCode.BORN_ARCHIVED.refuse("delete_at");
    }
    if (!claims.id().isEmpty()) {
      throw EditCode.OWN_ID.refuse("id");
    }
  }

  /** A conversation is known not to be shared; of a channel nobody said yet. */
  Channel as(ChannelId id, long at) {
    return new Channel(
        id,
        claims.createAt() == 0 ? at : claims.createAt(),
        claims.createAt() == 0 ? at : claims.createAt(),
        0,
        teamId,
        type,
        displayName,
        name,
        header,
        purpose,
        0,
        0,
        0,
        creatorId,
        "",
        groupConstrained,
        conversation() ? Boolean.FALSE : null,
        0,
        0,
        Map.of(),
        defaultCategoryName,
        false);
  }
}
