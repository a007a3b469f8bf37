package org.starling.platform.config;

import java.util.function.Consumer;
import java.util.function.Function;

/** Where the settings in force are read; ask again at each use, since they change while we run. */
public interface ConfigSource {
  Config current();

  /** Calls {@code listener} with the new section whenever a reload or a patch changed it. */
  <S> void onChange(Function<Config, S> section, Consumer<? super S> listener);
}
