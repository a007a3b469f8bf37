package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;
import org.starling.kernel.Caller;

/** Where a feature says what to do on a client's websocket action. Wiring time only. */
public interface Actions {
  /**
   * The handler gets the action's data (an empty object if there was none) and returns the reply's
   * data (an empty object for none); what it refuses becomes a FAIL reply. It may block.
   */
  void on(String action, BiFunction<Caller, ObjectNode, ObjectNode> handler);
}
