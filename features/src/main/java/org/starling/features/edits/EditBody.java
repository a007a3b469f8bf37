package org.starling.features.edits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Id;

/** An edit as clients send it; what cannot be changed is read for its type and ignored. */
record EditBody(
    @Nullable String id,
    @Nullable Boolean isPinned,
    @Nullable String message,
    @Nullable Map<String, @Nullable Object> props,
    @Nullable List<@Nullable String> fileIds,
    @Nullable Boolean hasReactions) {

  /** Only what is named. */
  Change change() {
    return new Change(isPinned, message, known(), files(), false);
  }

  /** Everything; what is not named is empty. */
  Change whole() {
    Map<String, Object> known = known();
    return new Change(
        Boolean.TRUE.equals(isPinned),
        Objects.requireNonNullElse(message, ""),
        known == null ? Map.of() : known,
        Objects.requireNonNullElse(files(), List.of()),
        false);
  }

  /** Each once, without what is none. */
  @Nullable List<String> files() {
    return fileIds == null
        ? null
        : fileIds.stream().filter(Objects::nonNull).filter(Id::isValid).distinct().toList();
  }

  private @Nullable Map<String, Object> known() {
    if (props == null) {
      return null;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(props);
    return (Map<String, Object>) (Map<String, ?>) copy;
  }
}
