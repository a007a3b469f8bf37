package org.starling.platform.cluster;

import java.util.function.Function;

/**
 * How a thing is named in a message between nodes.
 *
 * @param text one line
 * @param of the same thing again
 */
public record Keys<K>(Function<? super K, String> text, Function<String, ? extends K> of) {
  public static final Keys<String> TEXT = new Keys<>(text -> text, text -> text);
}
