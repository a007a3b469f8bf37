package org.starling.features.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.http.Json;

/** Compares settings without telling them: they hold secrets. */
final class SettingsDigest {
  /** What is each node's own: where it is, where it listens, and whether jobs are its work. */
  private static final Set<String> LOCAL =
      Set.of(
          "ClusterSettings",
          "ServiceSettings.ListenAddress",
          "MetricsSettings.ListenAddress",
          "JobSettings.RunJobs",
          "JobSettings.RunScheduler");

  private static final int KEY_HASH_CHARS = 12;

  private SettingsDigest() {}

  static String hash(ObjectNode tree) {
    return hash(Json.text(keys(tree)));
  }

  /** A short hash of each setting. */
  static Map<String, String> keys(ObjectNode tree) {
    Map<String, String> keys = new TreeMap<>();
    for (List<String> path : SettingsTree.paths(tree)) {
      String key = String.join(".", path);
      if (!LOCAL.contains(path.getFirst()) && !LOCAL.contains(key)) {
        String value = String.valueOf(SettingsTree.at(tree, path));
        keys.put(key, hash(key + "=" + value).substring(0, KEY_HASH_CHARS));
      }
    }
    return keys;
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
