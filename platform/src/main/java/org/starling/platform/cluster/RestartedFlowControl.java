package org.starling.platform.cluster;

import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.UFC;

/**
 * Flow control for a channel that is left and joined again. JGroups' own keeps the credits of those
 * whom it knew, which are void by then, and who sends to them tries in circles for ever. JGroups
 * makes protocols public.
 */
public final class RestartedFlowControl extends UFC {
  /** On the wire it is JGroups' own: each side looks for credits under its own number. */
  public RestartedFlowControl() {
    setId(ClassConfigurator.getProtocolId(UFC.class));
  }

  @Override
  public void stop() {
    super.stop();
    sent.clear();
    received.clear();
  }
}
