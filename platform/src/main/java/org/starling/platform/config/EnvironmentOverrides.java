package org.starling.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings given as {@code MM_SECTION_KEY} in the environment. They win over what is stored and are
 * never stored themselves.
 */
final class EnvironmentOverrides {
  private static final String PREFIX = "MM_";

  private final Map<List<String>, JsonNode> values;

  private EnvironmentOverrides(Map<List<String>, JsonNode> values) {
    this.values = values;
  }

  /**
   * Reads the variables that name a key of {@code template}; others are not ours to judge.
   *
   * @throws WrongSetting if a value cannot be read as its key's type
   */
  static EnvironmentOverrides read(Map<String, String> environment, ObjectNode template) {
    Map<List<String>, JsonNode> values = new LinkedHashMap<>();
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (List<String> path : SettingsTree.paths(template)) {
      names.put(PREFIX + String.join("_", path).toUpperCase(Locale.ROOT), path);
    }
    environment.forEach((name, text) -> {
      List<String> path = names.get(name.toUpperCase(Locale.ROOT));
      JsonNode model = path == null ? null : SettingsTree.at(template, path);
      if (path != null && model != null) {
        values.put(path, value(name, model, text));
      }
    });
    return new EnvironmentOverrides(values);
  }

  private static JsonNode value(String name, JsonNode model, String text) {
    return switch (model.getNodeType()) {
      case BOOLEAN -> flag(name, text);
      case NUMBER -> number(name, text);
      case ARRAY -> words(name, text);
      case OBJECT -> json(name, text);
      default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode flag(String name, String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> BooleanNode.TRUE;
      case "0", "f", "F", "false", "FALSE", "False" -> BooleanNode.FALSE;
      default -> throw new WrongSetting("", name, "something else", "it must be true or false");
    };
  }

  private static JsonNode number(String name, String text) {
    try {
      return LongNode.valueOf(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new WrongSetting("", name, "something else", "it must be a whole number");
    }
  }

  private static JsonNode words(String name, String text) {
    if (name.toUpperCase(Locale.ROOT).endsWith("_REPLICALAGSETTINGS")) {
      throw new WrongSetting("", name, "set", "a list of objects can only be set in the file");
    }
    var list = JsonNodeFactory.instance.arrayNode();
    for (String word : text.split(" ")) {
      if (!word.isEmpty()) {
        list.add(word);
      }
    }
    return list;
  }

  private static JsonNode json(String name, String text) {
    try {
      JsonNode read = SettingsTree.MAPPER.readTree(text.isEmpty() ? "{}" : text);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      // falls through to the same refusal; the text may hold secrets and is not repeated
    }
    throw new WrongSetting("", name, "something else", "it must be a JSON object");
  }

  /** Puts the overrides into {@code tree}. */
  void apply(ObjectNode tree) {
    values.forEach((path, value) -> SettingsTree.put(tree, path, value));
  }

  /** Puts back, wherever there is an override, what was stored. */
  void undo(ObjectNode tree, ObjectNode stored) {
    values.keySet().forEach(p -> SettingsTree.put(tree, p, SettingsTree.at(stored, p)));
  }

  /** Section and key of each override, with the value true. */
  ObjectNode marks() {
    ObjectNode marks = JsonNodeFactory.instance.objectNode();
    values.keySet().forEach(p -> SettingsTree.put(marks, p, BooleanNode.TRUE));
    return marks;
  }
}
