package org.starling.platform.realtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.starling.kernel.UserId;

/**
 * Who counts as administrator for an event that has one form for them and one for others. It is
 * found out once for both forms: somebody whose role changes between them would hear neither.
 */
final class PairedAdministrators {
  private final Map<String, Set<UserId>> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<UserId>> eldest) {
          return size() > RealtimeLimits.EVENTS_UNDER_WAY_MAX;
        }
      };

  /**
   * @param pair empty if there is one form only
   */
  Set<UserId> of(String pair, Supplier<Set<UserId>> now) {
    if (pair.isEmpty()) {
      return now.get();
    }
    synchronized (recent) {
      Set<UserId> known = recent.remove(pair);
      if (known != null) {
        return known;
      }
    }
    Set<UserId> found = now.get();
    synchronized (recent) {
      recent.put(pair, found);
    }
    return found;
  }
}
