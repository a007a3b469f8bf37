package org.starling.features.metadata;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.mentions.MarkdownText;
import org.starling.features.posts.Attachments;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostEvent;
import org.starling.features.posts.PostView;
import org.starling.features.teams.Team;
import org.starling.features.teams.Teams;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.ServiceConfig;
import org.starling.platform.db.Reader;

/**
 * Finds the post that a text names by its address, if that is the first address in it. Who may not
 * read the quoted post is not told which it is.
 */
public final class FindQuotes {
  /** What quoting asks of earlier features. */
  public record Needs(
      Permissions permissions, Users users, Teams teams, Channels channels, FindPosts posts) {}

  /** A changed post as JSON: as whoever changed it gets it, and as others hear of it. */
  public record Shown(String own, String common, PostEvent.@Nullable Quoted quoted) {}

  private static final String MARK = "/pl/";
  private static final Pattern ADDRESS = Pattern.compile("/(?:.*/)?pl/([a-z0-9]{26})");

  private final ConfigSource config;
  private final Needs needs;
  private final FindMetadata metadata;

  public FindQuotes(ConfigSource config, Needs needs, FindMetadata metadata) {
    this.config = config;
    this.needs = needs;
    this.metadata = metadata;
  }

  /** Whether the post names another one, be it there or not. */
  public boolean mayQuote(Post post) {
    return named(post).isPresent();
  }

  public Optional<Quote> of(Reader reader, Post post) {
    return Optional.ofNullable(of(reader, List.of(post)).get(post.id()));
  }

  /** What each of these posts quotes; those that quote nothing are absent. */
  public Map<PostId, Quote> of(Reader reader, Collection<Post> posts) {
    Map<PostId, PostId> named = new HashMap<>();
    for (Post post : posts) {
      named(post).ifPresent(id -> named.put(post.id(), id));
    }
    if (named.isEmpty()) {
      return Map.of();
    }
    Map<PostId, Quote> quotes = quotes(reader, Set.copyOf(named.values()));
    Map<PostId, Quote> found = new HashMap<>();
    named.forEach((quoting, id) -> {
      Quote quote = quotes.get(id);
      if (quote != null) {
        found.put(quoting, quote);
      }
    });
    return found;
  }

  private Optional<PostId> named(Post post) {
    ServiceConfig service = config.current().service();
    String text = post.message();
    if (!text.contains(MARK)
        || post.deleted()
        || service.siteURL().isEmpty()
        || !service.enablePermalinkPreviews()
        || !Attachments.embeds(post.props()).isEmpty()) {
      return Optional.empty();
    }
    return MarkdownText.addresses(text).stream()
        .findFirst()
        .filter(address -> address.startsWith(service.siteURL()))
        .map(address -> ADDRESS.matcher(address.substring(service.siteURL().length())))
        .filter(Matcher::matches)
        .map(match -> new PostId(match.group(1)));
  }

  private Map<PostId, Quote> quotes(Reader reader, Set<PostId> ids) {
    List<Post> posts =
        needs.posts().stored(reader, ids).stream().filter(post -> !post.deleted()).toList();
    Set<Post> plain =
        posts.stream().filter(post -> !mayQuote(post)).collect(Collectors.toUnmodifiableSet());
    Map<PostId, PostView.Metadata> beside = metadata.of(reader, plain);
    Map<PostId, Quote> quotes = new HashMap<>();
    for (Post post : posts) {
      needs
          .channels()
          .byId(post.channel())
          .ifPresent(channel ->
              quotes.put(
                  post.id(), new Quote(post, channel, team(channel), beside.get(post.id()))));
    }
    return quotes;
  }

  private String team(Channel channel) {
    return channel.team().flatMap(needs.teams()::byId).map(Team::name).orElse("");
  }

  public boolean mayRead(UserId user, Quote quote) {
    Channel channel = quote.channel();
    if (needs.channels().member(channel.id(), user).isPresent()) {
      return true;
    }
    boolean inTeam =
        channel.open()
            && needs.teams().isMember(user, new TeamId(channel.teamId()))
            && !needs.users().byId(user).map(User::guest).orElse(true);
    return inTeam || needs.permissions().userHas(user, "read_channel_content");
  }

  /** The quoting post for whoever changed it and for the members of its channel. */
  public Shown shown(PostView view, @Nullable Quote quote, UserId author) {
    String common = PostEncoder.text(Quote.hiddenIn(view));
    if (quote == null) {
      return new Shown(common, common, null);
    }
    String quoted = PostEncoder.text(quote.in(view));
    Set<UserId> unable =
        needs.channels().members(view.post().channel()).stream()
            .filter(user -> !mayRead(user, quote))
            .collect(Collectors.toUnmodifiableSet());
    return new Shown(
        mayRead(author, quote) ? quoted : common, common, new PostEvent.Quoted(quoted, unable));
  }
}
