package org.starling.platform.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.starling.kernel.Ids;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/**
 * A node without a cluster (ClusterSettings.Enable is false): no port, no traffic, always leader.
 */
public final class Alone implements Cluster, Contact, Leadership {
  private final NodeId self;
  private final Database db;

  public Alone(Ids ids, Database db) {
    this.self = new NodeId(ids.next());
    this.db = db;
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Set<NodeId> others() {
    return Set.of();
  }

  @Override
  public void tell(Set<NodeId> to, Subject subject, byte[] message) {}

  @Override
  public Map<NodeId, byte[]> ask(Set<NodeId> to, Subject subject, byte[] question, Duration wait) {
    return Map.of();
  }

  @Override
  public void agree(Subject subject, byte[] message) {}

  @Override
  public void spread(Subject subject, byte[] message) {}

  @Override
  public void on(Subject subject, Handler handler) {}

  @Override
  public void onChange(Consumer<Change> listener) {}

  @Override
  public Contact contact() {
    return this;
  }

  @Override
  public Leadership leadership() {
    return this;
  }

  @Override
  public boolean fresh() {
    return true;
  }

  @Override
  public boolean cutOff() {
    return false;
  }

  @Override
  public void beforeFresh(Runnable forget) {}

  @Override
  public void onUnheard(Runnable listener) {}

  @Override
  public void onCutOff(Consumer<Boolean> listener) {}

  @Override
  public boolean leading() {
    return true;
  }

  @Override
  public long epoch() {
    return 0;
  }

  @Override
  public <T> Optional<T> lead(Function<Tx, T> work) {
    return Optional.of(db.write(work));
  }

  @Override
  public void onLead(Consumer<Boolean> listener) {}
}
