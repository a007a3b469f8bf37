package org.starling.features.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/** Whom a mailed link was made for, as the tokens table keeps it. */
record LinkOwner(UserId user, String email) {
  private static final String USER = "UserId";
  private static final String EMAIL = "Email";

  String json() {
    return Json.text(Json.object().put(USER, user.value()).put(EMAIL, email));
  }

  /** Empty for a text that does not name anybody. */
  static Optional<LinkOwner> parse(String json) {
    try {
      JsonNode extra = Json.mapper().readTree(json);
      String user = extra.path(USER).asText("");
      return Id.isValid(user)
          ? Optional.of(new LinkOwner(new UserId(user), extra.path(EMAIL).asText("")))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
