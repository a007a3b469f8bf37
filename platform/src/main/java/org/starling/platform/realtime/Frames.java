package org.starling.platform.realtime;

import java.util.List;
import java.util.function.Function;
import org.starling.kernel.Event;

/** Where a feature says how its events look on the wire. Wiring time only. */
public interface Frames {
  /** An event may be several frames: variants for different audiences. */
  <E extends Event> void encode(Class<E> type, Function<? super E, List<Frame>> encoder);
}
