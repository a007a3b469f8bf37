package org.starling.features.customstatus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import org.starling.platform.http.Json;

/** The last custom statuses of a user, newest first, each text once. */
record RecentStatuses(List<CustomStatus> statuses) {
  private static final int KEPT_MAX = 5;
  private static final TypeReference<List<CustomStatus>> LIST = new TypeReference<>() {};

  RecentStatuses {
    statuses = List.copyOf(statuses);
  }

  /** What a preference holds; clients may have written anything there. */
  static RecentStatuses of(String json) {
    try {
      return new RecentStatuses(Json.mapper().readValue(json, LIST));
    } catch (JsonProcessingException | NullPointerException e) {
      return new RecentStatuses(List.of());
    }
  }

  RecentStatuses with(CustomStatus status) {
    List<CustomStatus> all = new ArrayList<>();
    all.add(status);
    statuses.stream().filter(old -> !old.words().equals(status.words())).forEach(all::add);
    return new RecentStatuses(all.subList(0, Math.min(all.size(), KEPT_MAX)));
  }

  /** Refuses if it is not there. */
  RecentStatuses without(CustomStatus status) {
    if (!statuses.contains(status)) {
      throw CustomStatusCode.NOT_RECENT.refuse();
    }
    return new RecentStatuses(statuses.stream().filter(old -> !old.equals(status)).toList());
  }

  String json() {
    return Json.text(statuses);
  }
}
