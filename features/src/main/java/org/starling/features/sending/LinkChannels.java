package org.starling.features.sending;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.posts.Post;
import org.starling.features.teams.Team;
import org.starling.features.teams.Teams;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;

/** Resolves "~name" to the channels of the team that the author may read. */
public final class LinkChannels {
  private static final String PROP = "channel_mentions";

  /** Names in one text that are looked up. */
  private static final int CHANNEL_LINKS_MAX = 50;

  private static final Pattern NAME = Pattern.compile("\\B~([a-zA-Z0-9\\-_]+)");

  private final Permissions permissions;
  private final Channels channels;
  private final Teams teams;

  public LinkChannels(Permissions permissions, Channels channels, Teams teams) {
    this.permissions = permissions;
    this.channels = channels;
    this.teams = teams;
  }

  /** The props of a post with the channels that its text names. */
  public Map<String, Object> added(Caller caller, Channel in, Post post) {
    if (post.message().indexOf('~') < 0 || in.teamId().isEmpty()) {
      return post.props();
    }
    Map<String, Object> found = new LinkedHashMap<>();
    Matcher names = NAME.matcher(post.message());
    TeamId team = new TeamId(in.teamId());
    for (int i = 0; i < CHANNEL_LINKS_MAX && names.find(); i++) {
      channels
          .byName(team, names.group(1))
          .filter(channel -> !channel.archived() && mayRead(caller, team, channel))
          .ifPresent(channel -> found.put(channel.name(), link(team, channel)));
    }
    if (found.isEmpty()) {
      return post.props();
    }
    Map<String, Object> props = new LinkedHashMap<>(post.props());
    props.put(PROP, found);
    return props;
  }

  private boolean mayRead(Caller caller, TeamId team, Channel channel) {
    return channel.open()
        ? permissions.inTeam(caller, team, "read_public_channel")
        : permissions.inChannel(caller, channel.id(), "read_channel");
  }

  private Map<String, Object> link(TeamId team, Channel channel) {
    return Map.of(
        "display_name", channel.displayName(),
        "id", channel.id().value(),
        "team_name", teams.byId(team).map(Team::name).orElse(""));
  }
}
