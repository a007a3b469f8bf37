package org.starling.platform;

import java.time.Clock;
import org.starling.kernel.Events;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.Caches;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.jobs.Jobs;
import org.starling.platform.realtime.Actions;
import org.starling.platform.realtime.Frames;
import org.starling.platform.realtime.Whereabouts;
import org.starling.platform.storage.Blobs;

/** What every feature's wiring gets: the doors to the machinery, and the injected outside. */
public record Platform(
    ConfigSource config,
    Database db,
    Blobs blobs,
    Cluster cluster,
    Jobs jobs,
    Events events,
    Frames frames,
    Actions actions,
    Whereabouts whereabouts,
    Caches caches,
    Ids ids,
    Clock clock) {}
