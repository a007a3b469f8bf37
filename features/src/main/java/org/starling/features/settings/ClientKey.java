package org.starling.features.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SettingsTree;

/**
 * One key of the client configuration: a line of client-config.tsv.
 *
 * @param limited whether a client without a session gets it too
 * @param gate what must be here for the setting to count; empty if nothing
 * @param closed the value while the gate is closed; "-" leaves the key out
 */
record ClientKey(
    String name, boolean limited, String source, Optional<GatedFeature> gate, String closed) {
  private static final String ABSENT = "-";

  static List<ClientKey> all() {
    List<ClientKey> keys = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ClientKey.class.getResourceAsStream("client-config.tsv")),
                StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> keys.add(parse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(keys);
  }

  private static ClientKey parse(String line) {
    String[] cells = line.split("\t", -1);
    boolean gated = cells.length > 3;
    return new ClientKey(
        cells[0],
        cells[1].equals("L"),
        cells[2],
        gated ? Optional.of(GatedFeature.valueOf(cells[3])) : Optional.empty(),
        cells.length > 4 ? cells[4] : "");
  }

  /** The value as text; empty if the key is left out. */
  Optional<String> value(ObjectNode tree, Map<String, String> facts) {
    if (gate.isPresent() && !gate.get().here()) {
      return closed.equals(ABSENT) ? Optional.empty() : Optional.of(closed);
    }
    String rest = source.substring(source.isEmpty() ? 0 : 1);
    return Optional.of(
        switch (source.charAt(0)) {
          case '=' -> rest;
          case '@' -> Objects.requireNonNull(facts.get(rest), rest);
          case '?' -> Boolean.toString(!text(tree, rest).isEmpty());
          case '~' -> Boolean.toString(text(tree, rest).equals(text(LiveConfig.defaults(), rest)));
          default -> text(tree, source);
        });
  }

  private static String text(ObjectNode tree, String key) {
    JsonNode node = SettingsTree.at(tree, List.of(key.split("\\.")));
    if (node == null) {
      throw new IllegalStateException("no setting " + key);
    }
    if (!node.isArray()) {
      return node.asText();
    }
    List<String> words = new ArrayList<>();
    node.forEach(word -> words.add(word.asText()));
    return String.join(",", words);
  }
}
