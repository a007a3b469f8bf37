package org.starling.platform.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jgroups.Message;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.AUTH;
import org.jgroups.protocols.AuthHeader;
import org.jgroups.protocols.pbcast.GMS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps nodes out whose release cannot run with this one, and says so to both. */
public final class VersionGate extends AUTH {
  private static final Logger LOG = LoggerFactory.getLogger(VersionGate.class);
  private static final short PROTOCOL_ID = 1_081;
  private static final int TOLD_MAX = 1_000;

  static {
    ClassConfigurator.addProtocol(PROTOCOL_ID, VersionGate.class);
  }

  private final String own;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  VersionGate(String own) {
    this.own = own;
    setAuthToken(new VersionToken(own));
  }

  @Override
  protected boolean handleAuthHeader(GMS.GmsHeader gms, AuthHeader header, Message message) {
    if (!(header.getToken() instanceof VersionToken token)
        || Versions.together(own, token.version())) {
      return true;
    }
    if (told.size() < TOLD_MAX && told.add(message.getSrc() + token.version())) {
      LOG.warn(
          "Node {} runs version {}, and this one {}: they are more than one minor version apart, and"
              + " it is kept out. Upgrade the nodes one minor version at a time.",
          message.getSrc(),
          token.version(),
          own);
    }
    sendRejectionMessage(
        gms.getType(),
        message.getSrc(),
        "the cluster runs version %s, and this node %s, more than one minor version apart. Upgrade"
                .formatted(own, token.version())
            + " the nodes one minor version at a time.");
    return false;
  }
}
