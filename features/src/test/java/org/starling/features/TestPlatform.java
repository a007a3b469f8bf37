package org.starling.features;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.starling.kernel.EventBus;
import org.starling.kernel.Ids;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Alone;
import org.starling.platform.cluster.Caches;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.MemoryStore;
import org.starling.platform.db.TestDatabase;
import org.starling.platform.jobs.Jobs;
import org.starling.platform.realtime.Hub;
import org.starling.platform.realtime.Whereabouts;
import org.starling.platform.storage.LocalBlobs;

/** What features stand on, with the defaults of all settings, in one process without a server. */
public final class TestPlatform {
  private TestPlatform() {}

  /**
   * @param whereabouts gets those of the sockets here
   */
  public static Platform on(
      TestDatabase town, EventBus events, Ids ids, UnaryOperator<Whereabouts> whereabouts) {
    Clock clock = Clock.systemUTC();
    LiveConfig config = LiveConfig.open(new MemoryStore(), Map.of(), ids);
    Cluster cluster = new Alone(ids, town.database());
    Hub hub = new Hub(new Hub.Outside(config, ids, clock), events, cluster, "");
    return new Platform(
        config,
        town.database(),
        new LocalBlobs(Path.of("unused")),
        cluster,
        new Jobs(town.database(), ids, clock),
        events,
        hub,
        hub.actions(),
        whereabouts.apply(hub.whereabouts()),
        new Caches(cluster),
        ids,
        clock);
  }
}
