package org.starling.features.threads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/** The people who wrote in a thread, as its row has them: who wrote last comes last. */
public final class Participants {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private Participants() {}

  public static List<UserId> of(String json) {
    if (json.isEmpty() || json.equals("null")) {
      return List.of();
    }
    try {
      return Json.mapper().readValue(json, TEXTS).stream()
          .filter(Id::isValid)
          .map(UserId::new)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the participants of a thread are no list", e);
    }
  }
}
