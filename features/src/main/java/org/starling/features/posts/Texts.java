package org.starling.features.posts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients write, made storable: half characters are replaced, NUL is refused. */
public final class Texts {
  private Texts() {}

  public static String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw PostCode.UNSTORABLE.refuse();
    }
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        return withWholeCharacters(text);
      }
    }
    return text;
  }

  private static String withWholeCharacters(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return whole.toString();
  }

  /** The properties of a post, those left out that say nothing. */
  public static Map<String, Object> storable(@Nullable Map<String, @Nullable Object> props) {
    return props == null ? Map.of() : object(props, 1);
  }

  private static Map<String, Object> object(Map<?, ?> map, int depth) {
    if (depth > PostLimits.PROPS_DEPTH_MAX) {
      throw PostCode.PROPS.refuse("nested deeper than " + PostLimits.PROPS_DEPTH_MAX);
    }
    Map<String, @Nullable Object> clean = new LinkedHashMap<>();
    map.forEach((key, value) -> clean.put(storable(String.valueOf(key)), value(value, depth)));
    return (Map<String, Object>) (Map<String, ?>) clean;
  }

  private static @Nullable Object value(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> null;
      case String text -> storable(text);
      case Map<?, ?> map -> object(map, depth + 1);
      case List<?> list -> list(list, depth + 1);
      default -> value;
    };
  }

  private static List<@Nullable Object> list(List<?> list, int depth) {
    List<@Nullable Object> clean = new ArrayList<>(list.size());
    list.forEach(element -> clean.add(value(element, depth)));
    return clean;
  }

  public static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
