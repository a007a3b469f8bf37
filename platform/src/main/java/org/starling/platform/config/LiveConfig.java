package org.starling.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Ids;

/**
 * The settings in force in this process. Three layers: what the store has, the environment's
 * overrides over it, and, for keys that are read at the start only, what they were at the start.
 * What breaks a rule changes nothing.
 */
public final class LiveConfig implements ConfigSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
  private static final int SECRET_CHARS = 32;

  /** How often it is tried to save where others save at the same time. */
  private static final int TRIES_MAX = 5;

  private static final List<String> SITE_URL = List.of("ServiceSettings", "SiteURL");

  /** Where a node is and listens: never taken from another one. */
  private static final List<List<String>> OWN_KEYS =
      List.of(
          List.of("ClusterSettings", "OverrideHostname"),
          List.of("ClusterSettings", "NetworkInterface"),
          List.of("ClusterSettings", "BindAddress"),
          List.of("ClusterSettings", "AdvertiseAddress"),
          List.of("ClusterSettings", "GossipPort"),
          List.of("ServiceSettings", "ListenAddress"),
          List.of("MetricsSettings", "ListenAddress"));

  private record Listener<S>(Function<Config, S> section, Consumer<? super S> consumer) {
    void compare(Config old, Config now) {
      S section = this.section.apply(now);
      if (!section.equals(this.section.apply(old))) {
        consumer.accept(section);
      }
    }
  }

  private final ConfigStore store;
  private final EnvironmentOverrides overrides;
  private final Ids ids;
  private final StartOnlyKeys startOnly;
  private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> ownListeners = new CopyOnWriteArrayList<>();
  private volatile Consumer<ObjectNode> sharing = kept -> {};
  private ObjectNode stored;
  private volatile Config current;
  private volatile boolean closed;

  private LiveConfig(ConfigStore store, EnvironmentOverrides overrides, Ids ids) {
    this.store = store;
    this.overrides = overrides;
    this.ids = ids;
    this.stored = read();
    ObjectNode tree = effective(stored);
    this.startOnly = new StartOnlyKeys(tree);
    this.current = bind(tree);
  }

  /**
   * Loads the settings; creates them with the defaults if there are none yet.
   *
   * @throws WrongSetting if a value breaks a rule
   */
  public static LiveConfig open(ConfigStore store, Map<String, String> environment, Ids ids) {
    return new LiveConfig(store, EnvironmentOverrides.read(environment, defaults()), ids);
  }

  /** The shipped defaults: every key of the contract, and our own section. */
  public static ObjectNode defaults() {
    ObjectNode tree = SettingsTree.resource("config-defaults.json");
    tree.setAll(SettingsTree.resource("starling-settings.json"));
    return tree;
  }

  @Override
  public Config current() {
    return current;
  }

  @Override
  public <S> void onChange(Function<Config, S> section, Consumer<? super S> listener) {
    listeners.add(new Listener<>(section, listener));
  }

  /** Calls {@code listener} after a reload or a save on this node changed something. */
  public void onOwnChange(Runnable listener) {
    ownListeners.add(listener);
  }

  /** Gives the other nodes what is saved, before it is in force here. Wiring time only. */
  public void shareWith(Consumer<ObjectNode> others) {
    sharing = others;
  }

  /** Section and key of everything that the environment overrides, with the value true. */
  public ObjectNode overridden() {
    return overrides.marks();
  }

  /**
   * Reads the store again and puts it in force.
   *
   * @throws WrongSetting if a value breaks a rule; what was in force stays
   */
  public synchronized void reload() {
    ObjectNode read = read();
    adoptOwn(read, effective(read));
  }

  /** Whether all nodes of a cluster keep their settings in one place, so that one saves for all. */
  public boolean shared() {
    return store.shared();
  }

  /**
   * Reads what another node saved where all have their settings; clients are told by that one.
   *
   * @throws WrongSetting if a value breaks a rule; what was in force stays
   */
  public synchronized void follow() {
    ObjectNode read = read();
    adopt(read, effective(read));
  }

  /**
   * Makes {@code change} of the settings in force, saves the outcome and puts it in force. Where
   * others save too, they are read again first.
   *
   * @param change gets a copy of the tree in force, which it may change and return
   * @throws WrongSetting if a value breaks a rule; nothing is changed
   */
  public synchronized void save(UnaryOperator<ObjectNode> change) {
    again(() -> {
      if (store.shared()) {
        reload();
      }
      saveOnce(change);
      return true;
    });
  }

  private static <T> T again(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (SavedMeanwhile e) {
        if (tries == TRIES_MAX) {
          throw e;
        }
      }
    }
  }

  private void saveOnce(UnaryOperator<ObjectNode> change) {
    ObjectNode wanted = change.apply(current.tree().deepCopy());
    check(wanted); // a wrong value is refused also where an override hides it
    overrides.apply(wanted);
    normalise(wanted);
    check(wanted);
    ObjectNode kept = wanted.deepCopy();
    overrides.undo(kept, stored);
    if (!kept.equals(stored)) {
      write(kept);
      sharing.accept(kept);
    }
    adoptOwn(kept, wanted);
  }

  /**
   * Saves what another node saved, but for what each node has for itself, and puts it in force
   * under this node's own overrides.
   *
   * @throws WrongSetting if a value breaks a rule; nothing is changed
   */
  public synchronized void take(ObjectNode saved) {
    ObjectNode kept = saved.deepCopy();
    OWN_KEYS.forEach(path -> SettingsTree.put(kept, path, SettingsTree.at(stored, path)));
    ObjectNode tree = effective(kept);
    check(tree);
    if (!kept.equals(stored)) {
      write(kept);
    }
    adopt(kept, tree);
  }

  /** Forgets settings that were replaced before {@code time}, where they are kept. */
  public void forget(Instant time) {
    store.forget(time);
  }

  /** Whether it is not used any more. */
  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    store.close();
  }

  private void adoptOwn(ObjectNode kept, ObjectNode tree) {
    if (adopt(kept, tree)) {
      ownListeners.forEach(Runnable::run);
    }
  }

  private boolean adopt(ObjectNode kept, ObjectNode tree) {
    Config old = current;
    List<List<String>> changed = SettingsTree.differences(old.tree(), tree);
    stored = kept;
    if (changed.isEmpty()) {
      return false;
    }
    Config now = bind(tree);
    current = now;
    changed.forEach(
        path -> LOG.info("Setting {} was changed{}", String.join(".", path), whenInForce(path)));
    listeners.forEach(listener -> listener.compare(old, now));
    return true;
  }

  private String whenInForce(List<String> path) {
    if (startOnly.has(path)) {
      return "; it takes effect at the next start";
    }
    return path.getFirst().equals("SqlSettings")
        ? "; it takes effect when database connections are recycled, or at the next start"
        : "";
  }

  private ObjectNode read() {
    return again(this::readOnce);
  }

  /** The stored settings with every key present; writes them back if keys were missing. */
  private ObjectNode readOnce() {
    try {
      Optional<ObjectNode> found = store.load();
      ObjectNode given = found.orElseGet(store::first);
      ObjectNode all = SettingsTree.overlay(base(given, found.isPresent()), given);
      SettingsTree.checkTypes(defaults(), all);
      makeSecret(all, "SqlSettings", "AtRestEncryptKey");
      makeSecret(all, "FileSettings", "PublicLinkSalt");
      check(effective(all));
      if (found.isEmpty() || !all.equals(given)) {
        store.save(all);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("The settings cannot be read or written: " + e, e);
    }
  }

  /** Settings that know their address come from an older server, and keep its defaults. */
  private ObjectNode base(ObjectNode given, boolean found) {
    ObjectNode address = SettingsTree.MAPPER.createObjectNode();
    if (found) {
      SettingsTree.put(address, SITE_URL, defaults().get("ServiceSettings").get("SiteURL"));
    }
    overrides.apply(address);
    boolean moved = SettingsTree.at(address, SITE_URL) != null;
    ObjectNode base =
        moved
            ? SettingsTree.overlay(defaults(), SettingsTree.resource("upgrade-defaults.json"))
            : defaults();
    hoursFromDays(SettingsTree.overlay(base, given), base);
    return base;
  }

  /** Days that differ from the default were set; hours are taken from them unless set too. */
  private static void hoursFromDays(ObjectNode given, ObjectNode base) {
    ObjectNode service = (ObjectNode) base.required("ServiceSettings");
    for (String kind : List.of("Web", "Mobile", "SSO")) {
      String key = "SessionLength" + kind + "InDays";
      JsonNode days = given.required("ServiceSettings").required(key);
      if (days.isIntegralNumber() && !days.equals(service.get(key))) {
        service.put("SessionLength" + kind + "InHours", days.asInt() * 24);
      }
    }
  }

  private void makeSecret(ObjectNode tree, String section, String key) {
    ObjectNode node = (ObjectNode) tree.required(section);
    if (node.required(key).asText().isEmpty()) {
      node.put(key, ids.secret(SECRET_CHARS));
    }
  }

  private ObjectNode effective(ObjectNode kept) {
    ObjectNode tree = kept.deepCopy();
    overrides.apply(tree);
    normalise(tree);
    return tree;
  }

  private static void normalise(ObjectNode tree) {
    ObjectNode service = (ObjectNode) tree.required("ServiceSettings");
    service.put("SiteURL", service.required("SiteURL").asText().replaceFirst("/+$", ""));
    ObjectNode file = (ObjectNode) tree.required("FileSettings");
    String directory = file.required("Directory").asText();
    boolean local = file.required("DriverName").asText().equals("local");
    if (local && !directory.isEmpty() && !directory.endsWith("/")) {
      file.put("Directory", directory + "/");
    }
  }

  private static void check(ObjectNode tree) {
    SettingsTree.checkTypes(defaults(), tree);
    SettingsRules.check(tree);
  }

  private void write(ObjectNode kept) {
    try {
      store.save(kept);
    } catch (IOException e) {
      throw new UncheckedIOException("The settings could not be saved: " + e, e);
    }
  }

  private Config bind(ObjectNode tree) {
    ObjectNode inForce = startOnly.asAtStart(tree);
    return new Config(
        section(inForce, "ServiceSettings", ServiceConfig.class),
        section(inForce, "TeamSettings", TeamConfig.class),
        section(inForce, "PasswordSettings", PasswordConfig.class),
        section(inForce, "EmailSettings", EmailConfig.class),
        section(inForce, "PrivacySettings", PrivacyConfig.class),
        section(inForce, "FileSettings", FileConfig.class),
        section(inForce, "FileSettings", ObjectStoreConfig.class),
        section(inForce, "SqlSettings", SqlConfig.class),
        section(inForce, "ServiceSettings", EdgeConfig.class),
        section(inForce, "RateLimitSettings", RateLimitConfig.class),
        section(inForce, "LogSettings", LogConfig.class),
        section(inForce, "MetricsSettings", MetricsConfig.class),
        section(inForce, "ClusterSettings", ClusterConfig.class),
        section(inForce, "JobSettings", JobConfig.class),
        section(inForce, "StarlingSettings", StarlingConfig.class),
        tree);
  }

  private static <S> S section(ObjectNode tree, String name, Class<S> type) {
    return section((ObjectNode) tree.required(name), type);
  }

  /** One section's settings as a record; they have the right types. */
  public static <S> S section(ObjectNode settings, Class<S> type) {
    return SettingsTree.MAPPER.convertValue(settings, type);
  }
}
