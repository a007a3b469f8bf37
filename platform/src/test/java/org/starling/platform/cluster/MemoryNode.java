package org.starling.platform.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.starling.kernel.Ids;

/** One of two nodes in one process: what one says the other handles before the call returns. */
final class MemoryNode implements Cluster, Contact {
  private final NodeId self;
  private final Map<Subject, Handler> handlers = new HashMap<>();
  private final List<Consumer<Change>> listeners = new ArrayList<>();
  private final List<MemoryNode> others = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<Runnable> forgetting = new ArrayList<>();
  private boolean fresh = true;

  MemoryNode(Ids ids) {
    self = new NodeId(ids.next());
  }

  void meet(MemoryNode other) {
    others.add(other);
    other.others.add(this);
  }

  void fresh(boolean now) {
    if (now) {
      forgetting.forEach(Runnable::run);
    }
    fresh = now;
  }

  void happens(Change change) {
    listeners.forEach(listener -> listener.accept(change));
  }

  /** The subjects of all messages that came. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public Set<NodeId> others() {
    return Set.copyOf(others.stream().map(MemoryNode::self).toList());
  }

  @Override
  public void tell(Set<NodeId> to, Subject subject, byte[] message) {
    ask(to, subject, message, Duration.ZERO);
  }

  @Override
  public Map<NodeId, byte[]> ask(Set<NodeId> to, Subject subject, byte[] question, Duration wait) {
    Map<NodeId, byte[]> answers = new HashMap<>();
    for (MemoryNode other : others) {
      Handler handler = other.handlers.get(subject);
      if (to.contains(other.self) && handler != null) {
        other.heard.add(subject.name());
        answers.put(other.self, handler.handle(self, question));
      }
    }
    return answers;
  }

  @Override
  public void agree(Subject subject, byte[] message) {
    tell(others(), subject, message);
  }

  @Override
  public void on(Subject subject, Handler handler) {
    handlers.put(subject, handler);
  }

  @Override
  public void onChange(Consumer<Change> listener) {
    listeners.add(listener);
  }

  @Override
  public Contact contact() {
    return this;
  }

  @Override
  public Leadership leadership() {
    throw new UnsupportedOperationException("nothing here is led");
  }

  @Override
  public boolean fresh() {
    return fresh;
  }

  @Override
  public boolean cutOff() {
    return false;
  }

  @Override
  public void beforeFresh(Runnable forget) {
    forgetting.add(forget);
  }

  @Override
  public void onUnheard(Runnable listener) {}

  @Override
  public void onCutOff(Consumer<Boolean> listener) {}
}
