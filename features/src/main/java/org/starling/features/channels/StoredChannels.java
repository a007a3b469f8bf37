package org.starling.features.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.starling.features.roles.ChannelRoles;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/**
 * Channels and their memberships, read from the database once and then kept, within limits.
 *
 * <p>A cached entry is loaded and changed under its key's lock only, and a change reads what is
 * committed then. So whatever the order in which writers report here, the last one to do so leaves
 * the truth, and a load that began before a commit is followed by that commit's change.
 */
final class StoredChannels implements Channels, ChannelRoles {
  private static final String WITHIN_TEAMS = "team";

  private final Database db;
  private final ConfigSource config;
  private final Permissions permissions;
  private final ChannelStore channels;
  private final MemberStore members;
  private final Cache<ChannelId, Channel> byId;
  private final Cache<ChannelId, Map<UserId, Member>> membersOf;
  private final Cache<ChannelId, Headcount> headcounts;
  private final AtomicLong changes = new AtomicLong();

  StoredChannels(
      Platform platform, Permissions permissions, ChannelStore channels, MemberStore members) {
    this.db = platform.db();
    this.byId = platform.caches().make("channelById", bounds());
    this.membersOf =
        platform
            .caches()
            .make(
                "ChannelMembers",
                Caffeine.newBuilder()
                    .maximumWeight(ChannelLimits.CACHED_MEMBERSHIPS_MAX)
                    .weigher((ChannelId id, Map<UserId, Member> of) -> of.size() + 1));
    this.headcounts = platform.caches().make("ChannelMemberCounts", bounds());
    this.config = platform.config();
    this.permissions = permissions;
    this.channels = channels;
    this.members = members;
  }

  private static Caffeine<Object, Object> bounds() {
    return Caffeine.newBuilder().maximumSize(ChannelLimits.CACHED_CHANNELS_MAX);
  }

  @Override
  public Channel enter(Caller caller, ChannelId id, String permission) {
    if (!permissions.inChannel(caller, id, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
    return byId(id).orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse(permission));
  }

  @Override
  public Channel existing(ChannelId id) {
    return byId(id).orElseThrow(ChannelCode.UNKNOWN::refuse);
  }

  @Override
  public Optional<Channel> byId(ChannelId id) {
    return Optional.ofNullable(
        byId.get(id, missing -> channels.byId(db.primary(), missing).orElse(null)));
  }

  @Override
  public List<Channel> byIds(Collection<ChannelId> ids) {
    Map<ChannelId, Channel> cached = byId.getAllPresent(ids);
    List<Channel> found = new ArrayList<>(cached.values());
    List<ChannelId> missing = ids.stream().filter(id -> !cached.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      long seen = changes.get();
      for (Channel channel : channels.byIds(db.primary(), missing)) {
        found.add(channel);
        byId.asMap().compute(channel.id(), (id, present) -> kept(present, channel, seen));
      }
    }
    return found;
  }

  /** What was read together is kept only if nothing was reported to have changed since. */
  private @Nullable Channel kept(@Nullable Channel present, Channel read, long seen) {
    return present == null && changes.get() == seen ? read : present;
  }

  @Override
  public Optional<Channel> byName(TeamId team, String name) {
    return channels.byName(db.primary(), team.value(), name);
  }

  @Override
  public Set<UserId> members(ChannelId channel) {
    return Collections.unmodifiableSet(loaded(channel).keySet());
  }

  @Override
  public Optional<Member> member(ChannelId channel, UserId user) {
    return Optional.ofNullable(loaded(channel).get(user));
  }

  @Override
  public List<Member> memberships(ChannelId channel) {
    return List.copyOf(loaded(channel).values());
  }

  @Override
  public void forget(ChannelId id) {
    changes.incrementAndGet();
    byId.asMap().computeIfPresent(id, (key, old) -> null);
  }

  @Override
  public void refresh(ChannelId channel, UserId user) {
    try {
      membersOf
          .asMap()
          .computeIfPresent(
              channel, (key, of) -> with(of, user, members.one(db.primary(), channel, user)));
    } catch (RuntimeException e) {
      // What is kept would stay wrong: it is read anew when it is next needed.
      forgetMembers(channel);
      throw e;
    }
    headcounts.asMap().computeIfPresent(channel, (key, old) -> null);
  }

  /**
   * Who is in a channel is never changed in place: an event on its way to the members of a moment
   * ago still holds that set.
   */
  private static Map<UserId, Member> with(
      Map<UserId, Member> of, UserId user, Optional<Member> now) {
    if (now.isPresent() == of.containsKey(user)) {
      now.ifPresent(member -> of.put(user, member));
      return of;
    }
    Map<UserId, Member> changed = new ConcurrentHashMap<>(of);
    now.ifPresentOrElse(member -> changed.put(user, member), () -> changed.remove(user));
    return changed;
  }

  @Override
  public void forgetMembers(ChannelId channel) {
    membersOf.asMap().computeIfPresent(channel, (key, old) -> null);
    headcounts.asMap().computeIfPresent(channel, (key, old) -> null);
  }

  @Override
  public boolean restricted(Channel channel) {
    return channel.conversation()
        && config.current().team().restrictDirectMessage().equals(WITHIN_TEAMS)
        && !members.shareTeam(db.primary(), channel.id());
  }

  @Override
  public Headcount headcount(ChannelId channel) {
    return headcounts.get(channel, id -> members.headcount(db.primary(), id));
  }

  /** After an account was deactivated, activated or made a guest's: its user may be anywhere. */
  void recount(UserEvent event) {
    boolean counts =
        switch (event) {
          case UserEvent.ActivationChanged e -> true;
          case UserEvent.RolesChanged e -> true;
          case UserEvent.Removed e -> true;
          case UserEvent.Changed(User before, User user) ->
              before.deactivated() != user.deactivated();
          default -> false;
        };
    if (counts) {
      for (ChannelId channel : headcounts.asMap().keySet()) {
        headcounts.asMap().computeIfPresent(channel, (key, old) -> null);
      }
    }
  }

  @Override
  public Optional<List<String>> inChannel(UserId user, ChannelId channel) {
    return member(channel, user).map(Member::roleNames);
  }

  @Override
  public Optional<TeamId> teamOf(ChannelId channel) {
    return byId(channel).flatMap(Channel::team);
  }

  @Override
  public boolean exists(ChannelId channel) {
    return byId(channel).isPresent();
  }

  private Map<UserId, Member> loaded(ChannelId channel) {
    return membersOf.get(
        channel,
        id -> {
          Map<UserId, Member> of = new ConcurrentHashMap<>();
          members.of(db.primary(), id).forEach(member -> of.put(member.user(), member));
          return of;
        });
  }
}
