package org.starling.platform.realtime;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.starling.kernel.Event;

/** Where features say how their events look on the wire, and how these are published. */
public interface Frames {
  /** Wiring time only. An event may be several frames: variants for different audiences. */
  <E extends Event> void encode(Class<E> type, Function<? super E, List<Frame>> encoder);

  /** Lets the thread publish several events and wait once until all nodes concerned have them. */
  <T> T together(Supplier<T> publishing);

  /**
   * The same without waiting: {@code then} gets the result when the nodes have them, on this thread
   * or on another one.
   */
  <T> void together(Supplier<T> publishing, Consumer<T> then);
}
