package org.starling.platform.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a tree, laid over a template that has every key the contract knows: names are matched
 * without regard to case, what is missing or null is taken from the template, unknown keys stay.
 */
public final class SettingsTree {
  /** Numbers keep their digits, since keys that we do not know are written back as they were. */
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Objects whose keys are data, not names of settings. */
  private static final Set<String> MAPS =
      Set.of("Plugins", "PluginStates", "EventTargetMapping", "AdvancedLoggingJSON");

  private SettingsTree() {}

  static ObjectNode resource(String name) {
    try (InputStream in = SettingsTree.class.getResourceAsStream(name)) {
      return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lays {@code given} over a copy of {@code template}. */
  public static ObjectNode overlay(ObjectNode template, ObjectNode given) {
    ObjectNode result = template.deepCopy();
    overlayInto(result, given);
    return result;
  }

  private static void overlayInto(ObjectNode result, ObjectNode given) {
    Map<String, String> names = namesByLowerCase(result);
    given
        .properties()
        .forEach(entry -> {
          String known = names.get(entry.getKey().toLowerCase(Locale.ROOT));
          String name = known == null ? entry.getKey() : known;
          JsonNode old = result.get(name);
          JsonNode value = entry.getValue();
          if (value.isNull() && known != null) {
            return;
          }
          if (old instanceof ObjectNode into
              && value instanceof ObjectNode from
              && !MAPS.contains(name)) {
            overlayInto(into, from);
          } else {
            result.set(name, value.deepCopy());
          }
        });
  }

  private static Map<String, String> namesByLowerCase(ObjectNode node) {
    Map<String, String> names = new HashMap<>();
    node.fieldNames().forEachRemaining(n -> names.put(n.toLowerCase(Locale.ROOT), n));
    return names;
  }

  /**
   * @throws WrongSetting if a known key has a value of another type than the template's
   */
  public static void checkTypes(ObjectNode template, ObjectNode tree) {
    for (List<String> path : paths(template)) {
      JsonNode value = at(tree, path);
      JsonNode model = at(template, path);
      if (value != null && model != null && !sameType(model, value) && !free(path)) {
        throw new WrongSetting(
            "", String.join(".", path), type(value), "it must be " + type(model));
      }
    }
    template
        .properties()
        .forEach(section -> {
          JsonNode value = tree.get(section.getKey());
          if (value != null && !value.isObject()) {
            throw new WrongSetting("", section.getKey(), type(value), "it must be a section, {…}");
          }
        });
  }

  /** A text there names a file, as it did in older releases. */
  private static boolean free(List<String> path) {
    return path.getLast().equals("AdvancedLoggingJSON");
  }

  private static boolean sameType(JsonNode model, JsonNode value) {
    if (model.isArray()) {
      return value.isArray();
    }
    if (model.isIntegralNumber()) {
      return value.isIntegralNumber() && value.canConvertToLong();
    }
    return model.getNodeType() == value.getNodeType();
  }

  static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a broken number";
      case STRING -> "text";
      case OBJECT -> "an object";
      case BINARY, MISSING, NULL, POJO -> "nothing";
    };
  }

  /** The paths of all values, maps counting as one value. */
  public static List<List<String>> paths(ObjectNode tree) {
    List<List<String>> found = new ArrayList<>();
    collect(tree, List.of(), found);
    return found;
  }

  private static void collect(ObjectNode node, List<String> above, List<List<String>> found) {
    node.properties()
        .forEach(entry -> {
          List<String> path = new ArrayList<>(above);
          path.add(entry.getKey());
          boolean section = entry.getValue().isObject() && !MAPS.contains(entry.getKey());
          if (section) {
            collect((ObjectNode) entry.getValue(), path, found);
          } else {
            found.add(List.copyOf(path));
          }
        });
  }

  /** The value at a path; null if there is none. */
  public static @Nullable JsonNode at(ObjectNode tree, List<String> path) {
    JsonNode node = tree;
    for (String name : path) {
      node = node == null ? null : node.get(name);
    }
    return node;
  }

  /** Sets the value at a path, making the sections on the way; null removes it. */
  public static void put(ObjectNode tree, List<String> path, @Nullable JsonNode value) {
    ObjectNode node = tree;
    for (String name : path.subList(0, path.size() - 1)) {
      node = node.withObjectProperty(name);
    }
    if (value == null) {
      node.remove(path.getLast());
    } else {
      node.set(path.getLast(), value.deepCopy());
    }
  }

  /** The paths at which two trees differ. */
  public static List<List<String>> differences(ObjectNode one, ObjectNode other) {
    Set<List<String>> all = new LinkedHashSet<>(paths(one));
    all.addAll(paths(other));
    return all.stream().filter(p -> !Objects.equals(at(one, p), at(other, p))).toList();
  }
}
