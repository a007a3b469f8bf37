package org.starling.platform.cluster;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.LeaseEffect.GiveBack;
import org.starling.platform.cluster.LeaseEffect.Read;
import org.starling.platform.cluster.LeaseEffect.Renew;
import org.starling.platform.cluster.LeaseEffect.Stand;
import org.starling.platform.cluster.LeaseEffect.Take;
import org.starling.platform.cluster.LeaseEffect.ToDatabase;
import org.starling.platform.cluster.LeaseInput.Failed;
import org.starling.platform.cluster.LeaseInput.FromDatabase;
import org.starling.platform.cluster.LeaseInput.Holds;
import org.starling.platform.cluster.LeaseInput.Refused;
import org.starling.platform.cluster.LeaseInput.Saw;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/** Carries a step's questions to the database, and the answers back as inputs. */
final class LeaseDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseDatabase.class);

  private final Database db;
  private final String cluster;
  private final NodeId self;
  private final LongSupplier millis;
  private final LeaseStore store = new LeaseStore();

  LeaseDatabase(Database db, String cluster, NodeId self, LongSupplier millis) {
    this.db = db;
    this.cluster = cluster;
    this.self = self;
    this.millis = millis;
  }

  FromDatabase ask(ToDatabase question) {
    long sent = millis.getAsLong();
    try {
      return db.urgently(tx -> ask(tx, question, sent));
    } catch (RuntimeException e) {
      LOG.debug("{} failed: {}", question, e.toString());
      return new Failed(millis.getAsLong());
    }
  }

  private FromDatabase ask(Tx tx, ToDatabase question, long sent) {
    store.hurry(tx);
    boolean done =
        switch (question) {
          case Read _ -> true;
          case Take(var from, var members) ->
              (from.epoch() == 0
                      ? store.insert(tx, cluster, self, members)
                      : store.take(tx, cluster, from, self, members))
                  > 0;
          case Renew(var from, var members) -> store.renew(tx, cluster, from, self, members) > 0;
          case GiveBack(var from, var members) ->
              store.giveBack(tx, cluster, from, self, members) > 0;
          case Stand(var epoch) -> store.stand(tx, cluster, epoch, self) > 0;
        };
    LeaseRow row = store.find(tx, cluster).orElse(LeaseRow.NONE);
    long now = millis.getAsLong();
    if (!done) {
      return new Refused(now, sent);
    }
    return question instanceof Take || question instanceof Renew
        ? new Holds(now, sent, row)
        : new Saw(now, sent, row);
  }

  /** Whether this node holds the lease in {@code epoch}, and will until {@code tx} ends. */
  boolean holds(Tx tx, long epoch) {
    store.limit(tx);
    return store.lock(tx, cluster, self, epoch);
  }
}
