package org.starling.features.reminders;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.posts.Post;
import org.starling.features.teams.Team;
import org.starling.features.teams.Teams;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.platform.config.ConfigSource;

/** Says of a post what a reminder names: its address, its team and its author. */
final class Reminded {
  /** What is said of one post; the team's name is empty in conversations. */
  record Facts(String address, String team, String author, Post post) {
    Map<String, Object> props() {
      Map<String, Object> props = new LinkedHashMap<>();
      props.put("team_name", team);
      props.put("post_id", post.id().value());
      props.put("username", author);
      return props;
    }
  }

  private final ConfigSource config;
  private final Users users;
  private final Channels channels;
  private final Teams teams;

  Reminded(ConfigSource config, Users users, Channels channels, Teams teams) {
    this.config = config;
    this.users = users;
    this.channels = channels;
    this.teams = teams;
  }

  Facts of(Post post) {
    String team =
        channels
            .byId(post.channel())
            .flatMap(Channel::team)
            .flatMap(teams::byId)
            .map(Team::name)
            .orElse("");
    Optional<User> author = users.byId(post.user());
    String path = team.isEmpty() ? "/pl/" : "/" + team + "/pl/";
    return new Facts(
        config.current().service().siteURL() + path + post.id(),
        team,
        author.map(User::username).orElse(""),
        post);
  }
}
