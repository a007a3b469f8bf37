package org.starling.features.system;

import java.util.List;
import java.util.Map;
import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;

/**
 * A client told how fast it was.
 *
 * @param labels what holds of all samples, such as the platform
 */
public record ClientMeasured(
    UserId user, Map<String, String> labels, List<Sample> counters, List<Sample> spreads)
    implements Event {
  /** One figure, in the client's unit. */
  public record Sample(String metric, double value, Map<String, String> labels) {}

  @Override
  public Audience audience() {
    return Audience.nobody();
  }
}
