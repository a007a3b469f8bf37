package org.starling.features.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;

/**
 * Who may see and change which setting: a person with manage_system all, others what the console
 * permissions in settings-access.tsv open. The flag w closes a key to writing, also for
 * administrators, while ExperimentalSettings.RestrictSystemAdmin is on.
 */
final class SettingsAccess {
  private static final String READ = "sysconsole_read_";
  private static final String WRITE = "sysconsole_write_";
  private static final String ANY_READER = "*_read";
  private static final List<String> RESTRICTED =
      List.of("ExperimentalSettings", "RestrictSystemAdmin");

  /** Console permissions that open no key, but count as reading or writing the console. */
  private static final Set<String> WITHOUT_KEYS =
      Set.of(
          "about_edition_and_license",
          "billing",
          "products_boards",
          "reporting_server_logs",
          "reporting_site_statistics",
          "reporting_team_statistics",
          "site_ip_filters",
          "user_management_channels",
          "user_management_groups",
          "user_management_system_roles",
          "user_management_teams",
          "user_management_users");

  private record Rule(Set<String> tags, boolean closedWhenRestricted) {}

  private final Permissions permissions;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Set<String> tags = new HashSet<>(WITHOUT_KEYS);

  SettingsAccess(Permissions permissions) {
    this.permissions = permissions;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SettingsAccess.class.getResourceAsStream("settings-access.tsv")),
                StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tags.remove(ANY_READER);
  }

  private void add(String line) {
    String[] cells = line.split("\t", -1);
    Set<String> keyTags =
        cells.length > 1 && !cells[1].isEmpty() ? Set.of(cells[1].split(" ")) : Set.of();
    boolean closes = cells.length > 2 && (cells[2].contains("w") || cells[2].contains("c"));
    rules.put(cells[0], new Rule(keyTags, closes));
    tags.addAll(keyTags);
  }

  boolean readsAnything(Caller caller) {
    return all(caller) || !held(caller, READ).isEmpty();
  }

  void requireReader(Caller caller) {
    if (!readsAnything(caller)) {
      throw HttpCode.NOT_PERMITTED.refuse("a " + READ + "… permission");
    }
  }

  void requireWriter(Caller caller) {
    if (!all(caller) && held(caller, WRITE).isEmpty()) {
      throw HttpCode.NOT_PERMITTED.refuse("a " + WRITE + "… permission");
    }
  }

  /** What the caller may see of {@code tree}, which may have any keys of the settings. */
  ObjectNode readable(Caller caller, ObjectNode tree) {
    if (all(caller)) {
      return tree.deepCopy();
    }
    Set<String> held = held(caller, READ);
    return only(tree, path -> opens(rules.get(String.join(".", path)), held, ANY_READER));
  }

  /**
   * {@code old} with those values of {@code wanted} that the caller may change.
   *
   * @param old the settings in force, which also say whether administrators are restricted
   */
  ObjectNode writable(Caller caller, ObjectNode old, ObjectNode wanted) {
    boolean all = all(caller);
    Set<String> held = all ? Set.of() : held(caller, WRITE);
    JsonNode flag = SettingsTree.at(old, RESTRICTED);
    boolean restricted = flag != null && flag.asBoolean();
    ObjectNode result = old.deepCopy();
    for (List<String> path : SettingsTree.differences(old, wanted)) {
      Rule rule = rules.get(String.join(".", path));
      boolean closed = restricted && rule != null && rule.closedWhenRestricted;
      if (!closed && (all || opens(rule, held, ""))) {
        SettingsTree.put(result, path, SettingsTree.at(wanted, path));
      }
    }
    return result;
  }

  private static boolean opens(@Nullable Rule rule, Set<String> held, String any) {
    return rule != null
        && rule.tags.stream().anyMatch(tag -> tag.equals(any) || held.contains(tag));
  }

  private boolean all(Caller caller) {
    return permissions.has(caller, "manage_system");
  }

  private Set<String> held(Caller caller, String prefix) {
    Set<String> held = new HashSet<>();
    for (String tag : tags) {
      if (permissions.has(caller, prefix + tag)) {
        held.add(tag);
      }
    }
    return held;
  }

  private static ObjectNode only(ObjectNode tree, Predicate<List<String>> keep) {
    ObjectNode result = Json.object();
    for (List<String> path : SettingsTree.paths(tree)) {
      if (keep.test(path)) {
        SettingsTree.put(result, path, SettingsTree.at(tree, path));
      }
    }
    return result;
  }
}
