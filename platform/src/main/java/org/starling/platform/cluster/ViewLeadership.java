package org.starling.platform.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/** The lowest node of the view leads; nothing fences it. */
final class ViewLeadership implements Leadership {
  private final NodeId self;
  private final Network network;
  private final Database db;
  private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();

  ViewLeadership(NodeId self, Network network, Database db) {
    this.self = self;
    this.network = network;
    this.db = db;
    network.onChange(change -> listeners.forEach(listener -> listener.accept(leading())));
  }

  @Override
  public boolean leading() {
    return network.others().stream().allMatch(other -> self.compareTo(other) < 0);
  }

  @Override
  public long epoch() {
    return 0;
  }

  @Override
  public <T> Optional<T> lead(Function<Tx, T> work) {
    return leading() ? Optional.of(db.write(work)) : Optional.empty();
  }

  @Override
  public void onLead(Consumer<Boolean> listener) {
    listeners.add(listener);
  }
}
