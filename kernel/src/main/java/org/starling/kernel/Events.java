package org.starling.kernel;

import java.util.function.Consumer;

/**
 * The bus between features, and from features to clients. Delivery is on the publisher's thread, in
 * the order published; publish only after commit ({@code tx.afterCommit}).
 */
public interface Events {
  void publish(Event event);

  /** Calls {@code listener} for each event of {@code type} or a subtype. Wiring time only. */
  <E extends Event> void on(Class<E> type, Consumer<? super E> listener);
}
