package org.starling.features.teams;

import java.util.List;
import org.starling.kernel.Caller;

/** Teams as the wire has them, for answers of later features. */
public interface TeamShapes {
  /** Without what the caller may not see of each. */
  List<?> seenBy(Caller caller, List<Team> teams);
}
