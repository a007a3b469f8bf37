package org.starling.platform.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** The settings in force in this process. */
public final class LiveConfig implements ConfigSource {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private record Listener<S>(Function<Config, S> section, Consumer<? super S> consumer) {
    void compare(Config old, Config now) {
      S section = this.section.apply(now);
      if (!section.equals(this.section.apply(old))) {
        consumer.accept(section);
      }
    }
  }

  private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
  private volatile Config current;

  public LiveConfig(ObjectNode tree) {
    this.current = bind(tree);
  }

  /** The shipped defaults, every key of the contract. */
  public static ObjectNode defaults() {
    try (InputStream in = LiveConfig.class.getResourceAsStream("config-defaults.json")) {
      return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Config current() {
    return current;
  }

  @Override
  public <S> void onChange(Function<Config, S> section, Consumer<? super S> listener) {
    listeners.add(new Listener<>(section, listener));
  }

  /** Puts new settings in force and tells the listeners of the sections that changed. */
  public synchronized void replace(ObjectNode tree) {
    Config old = current;
    Config now = bind(tree);
    current = now;
    listeners.forEach(listener -> listener.compare(old, now));
  }

  private static Config bind(ObjectNode tree) {
    return new Config(
        section(tree, "ServiceSettings", ServiceConfig.class),
        section(tree, "TeamSettings", TeamConfig.class),
        section(tree, "PasswordSettings", PasswordConfig.class),
        section(tree, "EmailSettings", EmailConfig.class),
        section(tree, "PrivacySettings", PrivacyConfig.class),
        section(tree, "FileSettings", FileConfig.class),
        section(tree, "SqlSettings", SqlConfig.class),
        section(tree, "ServiceSettings", EdgeConfig.class),
        section(tree, "RateLimitSettings", RateLimitConfig.class),
        tree);
  }

  private static <S> S section(ObjectNode tree, String name, Class<S> type) {
    return MAPPER.convertValue(tree.required(name), type);
  }
}
