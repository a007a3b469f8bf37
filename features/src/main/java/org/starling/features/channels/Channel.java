package org.starling.features.channels;

import java.util.Map;
import org.starling.kernel.ChannelId;

/**
 * A channel as stored. {@code type} is O (public), P (private), D (direct) or G (group); the last
 * two have no team and {@code teamId} is empty.
 */
public record Channel(
    ChannelId id,
    long createAt,
    long updateAt,
    long deleteAt,
    String teamId,
    String type,
    String displayName,
    String name,
    String header,
    String purpose,
    long lastPostAt,
    long totalMsgCount,
    long extraUpdateAt,
    String creatorId,
    String schemeId,
    boolean groupConstrained,
    long lastRootPostAt,
    long totalMsgCountRoot,
    Map<String, Object> bannerInfo) {

  public boolean archived() {
    return deleteAt != 0;
  }

  public boolean direct() {
    return type.equals("D");
  }

  public boolean group() {
    return type.equals("G");
  }

  public boolean open() {
    return type.equals("O");
  }
}
