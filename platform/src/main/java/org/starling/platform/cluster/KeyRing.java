package org.starling.platform.cluster;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.ClusterKeyStore.Kept;
import org.starling.platform.db.Database;

/**
 * The cluster's keys: those that somebody gave, or those that the cluster made for itself and keeps
 * in the database. Read again now and then, so that a key can be changed while all nodes run.
 */
final class KeyRing implements Supplier<ClusterKeys> {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final int SECRET_CHARS = 64;

  private final ClusterKeyStore store = new ClusterKeyStore();
  private final GivenKeys given;
  private final Database db;
  private final String clusterName;
  private volatile List<String> secrets;
  private volatile ClusterKeys keys;

  /** Makes the first key of the cluster if there is none. */
  KeyRing(GivenKeys given, Database db, String clusterName, Ids ids) {
    this.given = given;
    this.db = db;
    this.clusterName = clusterName;
    if (given.secrets().isEmpty()) {
      String first = ids.secret(SECRET_CHARS);
      if (store.newest(db.primary(), clusterName).isEmpty()
          && db.write(tx -> store.insert(tx, clusterName, 1, first)) == 1) {
        LOG.info("Made a key for the cluster; it is kept in starling_cluster_keys");
      }
    }
    secrets = read();
    keys = keys(secrets);
    if (given.open()) {
      LOG.warn(
          "Everybody on this machine can read the cluster's key in {}: chmod o-r it", given.file());
    }
  }

  @Override
  public ClusterKeys get() {
    return keys;
  }

  /** Reads them again. */
  void refresh() {
    List<String> now = read();
    if (!now.equals(secrets)) {
      keys = keys(now);
      secrets = now;
      LOG.info("The cluster's keys have changed: one is shown, {} are taken", now.size());
    }
  }

  private List<String> read() {
    Optional<List<String>> outside = given.secrets();
    return outside.isPresent() ? outside.get() : inForce(store.newest(db.primary(), clusterName));
  }

  /**
   * The newest key is shown once every node has had the time to read it; an older one is taken as
   * long as some node may show it.
   */
  static List<String> inForce(List<Kept> newestFirst) {
    List<String> taken = new ArrayList<>();
    int shown = 0;
    while (shown < newestFirst.size() - 1
        && newestFirst.get(shown).ageMs() < NetworkLimits.KEY_SHOWN_AFTER_MS) {
      shown++;
    }
    taken.add(newestFirst.get(shown).secret());
    for (int i = 0; i < newestFirst.size(); i++) {
      boolean superseded = i > 0 && newestFirst.get(i - 1).ageMs() >= NetworkLimits.KEY_TAKEN_MS;
      if (i != shown && !superseded) {
        taken.add(newestFirst.get(i).secret());
      }
    }
    return List.copyOf(taken);
  }

  private static ClusterKeys keys(List<String> secrets) {
    return new ClusterKeys(secrets.stream().map(ClusterKey::of).toList());
  }

  /**
   * Keys from outside, which never enter the database.
   *
   * @param file has one a line, the one to be shown first; empty for none
   * @param fromEnvironment the one in {@link #VARIABLE}; empty for none
   */
  record GivenKeys(String file, String fromEnvironment) {
    static final String VARIABLE = "MM_STARLINGSETTINGS_CLUSTERKEY";

    Optional<List<String>> secrets() {
      if (!fromEnvironment.isBlank()) {
        return Optional.of(List.of(longEnough(fromEnvironment.strip(), VARIABLE)));
      }
      return file.isBlank() ? Optional.empty() : Optional.of(lines());
    }

    private List<String> lines() {
      try {
        List<String> lines =
            Files.readAllLines(Path.of(file)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> longEnough(line, file))
                .limit(NetworkLimits.KEYS_MAX)
                .toList();
        if (lines.isEmpty()) {
          throw new IllegalStateException(
              "StarlingSettings.ClusterKeyFile: %s is empty. Write a secret into it."
                  .formatted(file));
        }
        return lines;
      } catch (NoSuchFileException e) {
        throw new IllegalStateException(
            "StarlingSettings.ClusterKeyFile: there is no file %s.".formatted(file), e);
      } catch (CharacterCodingException e) {
        throw new IllegalStateException(
            "StarlingSettings.ClusterKeyFile: %s is no text. Write a secret a line into it."
                .formatted(file),
            e);
      } catch (IOException e) {
        throw new IllegalStateException(
            "StarlingSettings.ClusterKeyFile: %s cannot be read (%s).".formatted(file, e), e);
      }
    }

    /** Whether others than its owner and the owner's group may read the file. */
    boolean open() {
      try {
        return !file.isBlank()
            && Files.getPosixFilePermissions(Path.of(file))
                .contains(PosixFilePermission.OTHERS_READ);
      } catch (IOException | UnsupportedOperationException e) {
        return false; // whether it can be read at all is found out by reading it
      }
    }

    private static String longEnough(String secret, String where) {
      if (secret.length() < ClusterKey.SECRET_CHARS_MIN) {
        throw new IllegalStateException(
            "The cluster key in %s has fewer than %d characters: it could be guessed."
                .formatted(where, ClusterKey.SECRET_CHARS_MIN));
      }
      return secret;
    }
  }
}
