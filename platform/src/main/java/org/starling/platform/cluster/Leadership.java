package org.starling.platform.cluster;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.starling.platform.db.Tx;

/** What only one node does at a time. */
public interface Leadership {
  /** Whether this node leads, as far as it knows: to decide what to begin, not what to write. */
  boolean leading();

  /** Counts changes of leader; 0 where there is no cluster. */
  long epoch();

  /**
   * Runs {@code work} in a transaction in which this node holds the lease: another leader can only
   * come after the commit.
   *
   * @return empty, and nothing done, if this node does not lead
   */
  <T> Optional<T> lead(Function<Tx, T> work);

  /** Hears whether this node leads, at each change. Wiring time only. */
  void onLead(Consumer<Boolean> listener);
}
