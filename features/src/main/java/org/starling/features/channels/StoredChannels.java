package org.starling.features.channels;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.starling.features.roles.ChannelRoles;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Caches;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

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
  private final Caches caches;
  private final ConfigSource config;
  private final Permissions permissions;
  private final ChannelStore channels;
  private final MemberStore members;
  private final TrustedCache<ChannelId, Channel> byId;
  private final TrustedCache<ChannelId, Map<UserId, Member>> membersOf;
  private final TrustedCache<ChannelId, Headcount> headcounts;
  private final List<Consumer<ChannelId>> watchers = new CopyOnWriteArrayList<>();
  private final Notice<ChannelId> changed;
  private final Notice<ChannelId> membersChanged;
  private final Notice<Place> memberChanged;
  private final Notice<ChannelId> recounted;
  private final Notice<ChannelId> redecorated;
  private final Notice<Place> memberChangedHarmlessly;

  /** A membership. */
  private record Place(ChannelId channel, UserId user) {
    static final Keys<Place> KEYS =
        new Keys<>(place -> place.channel + " " + place.user, Place::parse);

    private static Place parse(String text) {
      String[] ids = text.split(" ");
      return new Place(new ChannelId(ids[0]), new UserId(ids[1]));
    }
  }

  StoredChannels(
      Platform platform, Permissions permissions, ChannelStore channels, MemberStore members) {
    this.db = platform.db();
    this.caches = platform.caches();
    Keys<ChannelId> ids = new Keys<>(ChannelId::value, ChannelId::new);
    this.byId = caches.shared("channelById", bounds());
    this.membersOf =
        caches.shared(
            "ChannelMembers",
            Caffeine.newBuilder()
                .maximumWeight(ChannelLimits.CACHED_MEMBERSHIPS_MAX)
                .weigher((ChannelId id, Map<UserId, Member> of) -> of.size() + 1));
    this.headcounts = caches.shared("ChannelMemberCounts", bounds());
    this.changed = caches.notice("inv_channel", ids, byId);
    this.membersChanged =
        caches.notice("inv_channel_members", ids, this::dropMembers, this::dropAllMembers);
    this.memberChanged =
        caches.notice("inv_channel_member", Place.KEYS, this::reread, this::dropAllMembers);
    this.recounted = caches.notice("inv_channel_member_counts", ids, headcounts).harmless();
    this.redecorated = changed.harmless();
    this.memberChangedHarmlessly = memberChanged.harmless();
    this.config = platform.config();
    this.permissions = permissions;
    this.channels = channels;
    this.members = members;
  }

  private static Caffeine<Object, Object> bounds() {
    return Caffeine.newBuilder().maximumSize(ChannelLimits.CACHED_CHANNELS_MAX);
  }

  @Override
  public Channel existing(ChannelId id) {
    return byId(id).orElseThrow(ChannelCode.UNKNOWN::refuse);
  }

  @Override
  public Optional<Channel> byId(ChannelId id) {
    return byId.find(id, missing -> channels.byId(db.primary(), missing));
  }

  @Override
  public List<Channel> byIds(Collection<ChannelId> ids) {
    Map<ChannelId, Channel> cached = byId.presentOf(ids);
    List<Channel> found = new ArrayList<>(cached.values());
    List<ChannelId> missing = ids.stream().filter(id -> !cached.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      long seen = byId.changes();
      for (Channel channel : channels.byIds(db.primary(), missing)) {
        found.add(channel);
        byId.keep(channel.id(), channel, seen);
      }
    }
    return found;
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
    return membersOf.trusted()
        ? Optional.ofNullable(loaded(channel).get(user))
        : members.one(db.primary(), channel, user);
  }

  @Override
  public List<Member> memberships(ChannelId channel) {
    return List.copyOf(loaded(channel).values());
  }

  @Override
  public void forget(ChannelId id) {
    changed.give(id);
  }

  @Override
  public void forgetHarmless(ChannelId id) {
    redecorated.give(id);
  }

  @Override
  public void refreshHarmless(Tx tx, ChannelId channel, UserId user) {
    memberChangedHarmlessly.after(tx, new Place(channel, user));
  }

  @Override
  public void refresh(ChannelId channel, UserId user) {
    memberChanged.give(new Place(channel, user));
  }

  @Override
  public void refresh(Tx tx, ChannelId channel, UserId user) {
    memberChanged.after(tx, new Place(channel, user));
  }

  private void reread(Collection<Place> places) {
    for (Place place : places) {
      ChannelId channel = place.channel();
      UserId user = place.user();
      membersOf.change(channel, of -> with(of, user, members.one(db.primary(), channel, user)));
      headcounts.drop(channel);
      watchers.forEach(watcher -> watcher.accept(channel));
    }
  }

  private void dropMembers(Collection<ChannelId> ids) {
    membersOf.drop(ids);
    headcounts.drop(ids);
    ids.forEach(id -> watchers.forEach(watcher -> watcher.accept(id)));
  }

  private void dropAllMembers() {
    caches.drop();
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
    membersChanged.give(channel);
  }

  @Override
  public void onMembers(Consumer<ChannelId> watcher) {
    watchers.add(watcher);
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
      recounted.giveAll();
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
