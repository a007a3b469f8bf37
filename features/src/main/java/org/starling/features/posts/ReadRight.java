package org.starling.features.posts;

import org.starling.features.channels.Channel;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.http.HttpCode;

/** Who may read a channel's posts: its members, and for a public one the people of its team. */
public final class ReadRight {
  public static final String CONTENT = "read_channel_content";

  private final Permissions permissions;

  public ReadRight(Permissions permissions) {
    this.permissions = permissions;
  }

  public boolean has(Caller caller, Channel channel) {
    return permissions.inChannel(caller, channel.id(), CONTENT)
        || channel.open()
            && permissions.inTeam(caller, new TeamId(channel.teamId()), "read_public_channel");
  }

  /**
   * @throws org.starling.kernel.Refusal if the caller may not
   */
  public void check(Caller caller, Channel channel) {
    if (!has(caller, channel)) {
      throw HttpCode.NOT_PERMITTED.refuse(CONTENT);
    }
  }
}
