package org.starling.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** A list of checks on a settings tree, made by saying for each key what must hold. */
final class Rules {
  /** Reads a tree by dotted keys; a missing key is empty, 0 or false. */
  record Settings(ObjectNode tree) {
    String text(String key) {
      JsonNode node = node(key);
      return node.isTextual() ? node.textValue() : "";
    }

    long number(String key) {
      return node(key).asLong();
    }

    boolean flag(String key) {
      return node(key).asBoolean();
    }

    List<String> texts(String key) {
      List<String> texts = new ArrayList<>();
      node(key).forEach(n -> texts.add(n.asText()));
      return texts;
    }

    JsonNode node(String key) {
      JsonNode node = SettingsTree.at(tree, List.of(key.split("\\.")));
      return node == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : node;
    }
  }

  private record Rule(String id, String key, String text, Predicate<Settings> holds) {}

  private static final String PREFIX = "model.config.is_valid.";
  private static final String SUFFIX = ".app_error";

  /** Keys whose value is never repeated. */
  private static final Set<String> SECRET =
      Set.of(
          "SqlSettings.DataSource", "SqlSettings.AtRestEncryptKey", "FileSettings.PublicLinkSalt");

  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param id the middle of the contract's error id
   */
  Rules must(String id, String key, String text, Predicate<Settings> holds) {
    String full = id.startsWith("=") ? PREFIX + id.substring(1) : PREFIX + id + SUFFIX;
    rules.add(new Rule(full, key, text, holds));
    return this;
  }

  Rules when(String flag, String id, String key, String text, Predicate<Settings> holds) {
    return must(id, key, text, s -> !s.flag(flag) || holds.test(s));
  }

  Rules number(String id, String key, String text, LongPredicate holds) {
    return must(id, key, text, s -> holds.test(s.number(key)));
  }

  Rules positive(String id, String key) {
    return number(id, key, "it must be greater than 0", n -> n > 0);
  }

  Rules atLeast(String id, String key, long min) {
    return number(id, key, "it must be " + min + " or more", n -> n >= min);
  }

  Rules between(String id, String key, long min, long max) {
    return number(id, key, "it must be from " + min + " to " + max, n -> n >= min && n <= max);
  }

  Rules oneOf(String id, String key, String... values) {
    String all = String.join(", ", values).replaceFirst("^, ", "empty, ");
    return must(id, key, "it must be one of: " + all, s -> List.of(values).contains(s.text(key)));
  }

  Rules given(String flag, String id, String key) {
    return when(
        flag, id, key, "it is needed while " + flag + " is on", s -> !s.text(key).isEmpty());
  }

  Rules clock(String id, String key) {
    return must(
        id,
        key,
        "it must be a time of day, HH:MM",
        s -> s.text(key).matches("([01]?[0-9]|2[0-3]):[0-5][0-9]"));
  }

  /**
   * @throws WrongSetting for the first rule that does not hold
   */
  void check(ObjectNode tree) {
    Settings settings = new Settings(tree);
    for (Rule rule : rules) {
      if (!rule.holds.test(settings)) {
        throw new WrongSetting(rule.id, rule.key, shown(settings, rule.key), rule.text);
      }
    }
  }

  private static String shown(Settings settings, String key) {
    return SECRET.contains(key) ? "a secret" : settings.node(key).toString();
  }
}
