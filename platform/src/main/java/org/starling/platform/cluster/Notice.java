package org.starling.platform.cluster;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.db.Tx;

/**
 * Something that every node has to do once certain things have changed, such as to forget them. It
 * is done here at once; when a call returns, the other nodes have done it too, or may no longer
 * trust what they keep. Give it after the commit and before anybody is told; also when somebody
 * wished for what was so already, since another node may just have made it so and be telling of it.
 */
public final class Notice<K> {
  private static final Logger LOG = LoggerFactory.getLogger(Notice.class);

  /** What a node does: with some things, and when everything may have changed. */
  interface Acts<K> {
    void some(Collection<K> things);

    void all();
  }

  record Item<K>(Notice<K> notice, K thing) {}

  final Subject subject;
  private final Keys<K> keys;
  private final Acts<K> acts;
  private final Notices notices;
  private final Sender sender;

  /** How it gets to the other nodes. */
  interface Sender {
    void send(Subject subject, byte[] message);
  }

  Notice(Notices notices, Sender sender, Subject subject, Keys<K> keys, Acts<K> acts) {
    this.notices = notices;
    this.sender = sender;
    this.subject = subject;
    this.keys = keys;
    this.acts = acts;
  }

  /**
   * The same notice for changes that take no right away (a name, a picture, a preference): not held
   * up by a node that stands still, see {@link Cluster#spread}. It is for those who cannot have
   * wished that a right be taken away, also if it was taken already.
   */
  public Notice<K> harmless() {
    return new Notice<>(notices, notices.spread, subject, keys, acts);
  }

  public void give(K thing) {
    give(List.of(thing));
  }

  public void give(Collection<K> things) {
    if (!things.isEmpty()) {
      act(things);
      notices.send(sender, subject, things.stream().map(keys.text()).toList());
    }
  }

  /** Everything may have changed. */
  public void giveAll() {
    acts.all();
    notices.send(sender, subject, List.of());
  }

  /**
   * Gives it once {@code tx} is committed, together with all others of the transaction; what is to
   * be told after it must be given to {@link Tx#afterCommit} later.
   */
  public void after(Tx tx, K thing) {
    tx.gather(new Item<>(this, thing), notices.given);
  }

  /** What another node says has changed; nothing means everything. */
  void heard(List<String> texts) {
    if (texts.isEmpty()) {
      acts.all();
    } else {
      act(texts.stream().<K>map(keys.of()::apply).toList());
    }
  }

  /** Who cannot do it for some does it for all, so that nothing old stays. */
  private void act(Collection<K> things) {
    try {
      acts.some(things);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be followed; everything of it is forgotten", subject.name(), e);
      acts.all();
    }
  }

  static <K> Acts<K> acts(Consumer<? super Collection<K>> some, Runnable all) {
    return new Acts<>() {
      @Override
      public void some(Collection<K> things) {
        some.accept(things);
      }

      @Override
      public void all() {
        all.run();
      }
    };
  }
}
