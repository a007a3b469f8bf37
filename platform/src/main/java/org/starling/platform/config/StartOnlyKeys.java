package org.starling.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The keys that are read at the start only: a change of them waits for the next start. */
final class StartOnlyKeys {
  private static final Set<String> SECTIONS =
      Set.of("ClusterSettings", "CacheSettings", "JobSettings");
  private static final Set<String> KEYS =
      Set.of(
          "StarlingSettings.ClusterKeyFile",
          "StarlingSettings.SilentNodeSeconds",
          "ServiceSettings.ListenAddress",
          "ServiceSettings.ConnectionSecurity",
          "ServiceSettings.TLSCertFile",
          "ServiceSettings.TLSKeyFile",
          "ServiceSettings.TLSMinVer",
          "ServiceSettings.TLSOverwriteCiphers",
          "ServiceSettings.UseLetsEncrypt",
          "ServiceSettings.Forward80To443",
          "ServiceSettings.ReadTimeout",
          "ServiceSettings.WriteTimeout",
          "ServiceSettings.IdleTimeout",
          "FileSettings.DriverName",
          "FileSettings.Directory",
          "FileSettings.AmazonS3AccessKeyId",
          "FileSettings.AmazonS3SecretAccessKey",
          "FileSettings.AmazonS3Bucket",
          "FileSettings.AmazonS3PathPrefix",
          "FileSettings.AmazonS3Region",
          "FileSettings.AmazonS3Endpoint",
          "FileSettings.AmazonS3SSL",
          "FileSettings.AmazonS3SSE",
          "FileSettings.AmazonS3Trace",
          "FileSettings.AmazonS3RequestTimeoutMilliseconds",
          "FileSettings.AmazonS3UploadPartSizeBytes",
          "FileSettings.AmazonS3StorageClass");

  private final ObjectNode atStart;

  StartOnlyKeys(ObjectNode atStart) {
    this.atStart = atStart;
  }

  boolean has(List<String> path) {
    return SECTIONS.contains(path.getFirst()) || KEYS.contains(String.join(".", path));
  }

  /** A copy of {@code tree} in which these keys have the values they had at the start. */
  ObjectNode asAtStart(ObjectNode tree) {
    ObjectNode copy = tree.deepCopy();
    for (List<String> path : SettingsTree.differences(atStart, tree)) {
      if (has(path)) {
        SettingsTree.put(copy, path, SettingsTree.at(atStart, path));
      }
    }
    return copy;
  }
}
