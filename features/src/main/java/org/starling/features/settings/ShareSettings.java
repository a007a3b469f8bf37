package org.starling.features.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Subject;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.WrongSetting;
import org.starling.platform.db.Database;
import org.starling.platform.http.Json;

/**
 * Saves settings on all nodes: each keeps them in its own file, or all have them in one database.
 * One node saves at a time, and a change is made of what all others saved before; clients are told
 * by the node that was asked.
 */
final class ShareSettings {
  private static final Logger LOG = LoggerFactory.getLogger(ShareSettings.class);
  private static final Subject SAVE = new Subject("save_config");
  private static final byte[] DONE = {};

  private final LiveConfig config;
  private final FollowSettings follower;
  private final Cluster cluster;
  private final Database db;
  private final SystemStore store;

  ShareSettings(Platform platform, LiveConfig config, SystemStore store) {
    this.config = config;
    this.follower = new FollowSettings(config);
    this.cluster = platform.cluster();
    this.db = platform.db();
    this.store = store;
    if (!cluster.alone()) {
      cluster.on(SAVE, this::take);
      config.shareWith(saved -> cluster.agree(SAVE, Json.bytes(saved)));
      if (config.shared()) {
        follower.begin(cluster);
      }
    }
  }

  void save(UnaryOperator<ObjectNode> change) {
    if (cluster.alone()) {
      config.save(change);
      return;
    }
    db.write(tx -> {
      store.lockSettings(tx);
      config.save(change);
      return true;
    });
  }

  /** What cannot be taken is seen in the cluster's status: the nodes' settings differ. */
  private byte[] take(NodeId from, byte[] saved) {
    if (config.shared()) {
      follower.follow();
      return DONE;
    }
    try {
      config.take(Objects.requireNonNull(Json.exact(saved)));
    } catch (WrongSetting | IOException | UncheckedIOException e) {
      LOG.error("The settings that node {} saved were not saved here: {}", from, e.getMessage());
    }
    return DONE;
  }
}
