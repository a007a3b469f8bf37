package org.starling.features.channeledit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.Memberships;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.UniqueViolation;
import org.starling.platform.http.HttpCode;

/** Opens the direct or group channel of certain people; it is made the first time. */
public final class OpenConversation {
  private static final String WITHIN_TEAMS = "team";

  private final Platform platform;
  private final ChannelNeighbours others;
  private final Memberships memberships;
  private final ChannelEditStore store;

  OpenConversation(
      Platform platform,
      ChannelNeighbours others,
      Memberships memberships,
      ChannelEditStore store) {
    this.platform = platform;
    this.others = others;
    this.memberships = memberships;
    this.store = store;
  }

  /** The first of the two counts as the one who made it. */
  Channel direct(Caller caller, UserId first, UserId second) {
    require(caller, "create_direct_channel");
    boolean own = caller.is(first) || caller.is(second);
    if (!own && !others.permissions().has(caller, "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("user_ids");
    }
    requireSeen(caller, List.of(first, second));
    String name = directName(first, second);
    Optional<Channel> present = find(name);
    if (present.isPresent()) {
      return present.get();
    }
    checkCommonTeam(caller, first, second);
    Set<UserId> both = new LinkedHashSet<>(List.of(first, second));
    List<User> people = others.users().byIds(both);
    if (people.size() != both.size()) {
      throw EditCode.BAD_USER.refuse("user_ids");
    }
    return makeDirect(first, second, people);
  }

  /** The caller is one of them, named or not. */
  Channel group(Caller caller, List<UserId> named) {
    require(caller, "create_group_channel");
    requireSeen(caller, named);
    Set<UserId> all = new LinkedHashSet<>(named);
    all.add(caller.user());
    if (all.size() < EditLimits.GROUP_USERS_MIN || all.size() > EditLimits.GROUP_USERS_MAX) {
      throw EditCode.GROUP_SIZE.refuse("user_ids");
    }
    List<User> people = others.users().byIds(all);
    if (people.size() != all.size()) {
      throw EditCode.GROUP_USER.refuse("user_ids");
    }
    String name = groupName(all);
    Optional<Channel> present = find(name);
    if (present.isPresent()) {
      return present.get();
    }
    List<UserId> ids = new ArrayList<>(all);
    return make(
        NewChannel.conversation("G", name, groupDisplayName(people), ""),
        people,
        channel -> {
          for (UserId id : ids) {
            platform.events().publish(new ChannelEvent.GroupAdded(channel.id(), id, ids));
          }
        });
  }

  /** The direct channel of two people, whatever they may; not to be called in a transaction. */
  public Channel between(User first, User second) {
    return find(directName(first.id(), second.id()))
        .orElseGet(() -> makeDirect(first.id(), second.id(), List.of(first, second)));
  }

  private static String directName(UserId first, UserId second) {
    return Stream.of(first, second).map(UserId::value).sorted().collect(Collectors.joining("__"));
  }

  /** The first of the two counts as the one who made it. */
  private Channel makeDirect(UserId first, UserId second, List<User> people) {
    return make(
        NewChannel.conversation("D", directName(first, second), "", first.value()),
        people,
        channel ->
            platform.events().publish(new ChannelEvent.DirectAdded(channel.id(), first, second)));
  }

  private Channel make(NewChannel wanted, List<User> people, Consumer<Channel> tell) {
    Channel channel = wanted.as(new ChannelId(platform.ids().next()), platform.clock().millis());
    try {
      return platform
          .db()
          .write(tx -> {
            store.insert(tx, channel);
            people.forEach(person -> memberships.add(tx, channel, person, false));
            tx.afterCommit(() -> tell.accept(channel));
            return channel;
          });
    } catch (UniqueViolation madeMeanwhile) {
      return find(channel.name()).orElseThrow(() -> madeMeanwhile);
    }
  }

  private Optional<Channel> find(String name) {
    return store.byName(platform.db().primary(), "", name);
  }

  private void checkCommonTeam(Caller caller, UserId first, UserId second) {
    boolean restricted =
        platform.config().current().team().restrictDirectMessage().equals(WITHIN_TEAMS);
    if (!restricted || others.permissions().has(caller, "manage_system")) {
      return;
    }
    if (!store.shareTeam(platform.db().primary(), first, second)) {
      throw EditCode.NO_COMMON_TEAM.refuse("user_ids");
    }
  }

  private void require(Caller caller, String permission) {
    if (!others.permissions().has(caller, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }

  /** Who may not see all members of the server opens conversations with those of own channels. */
  private void requireSeen(Caller caller, List<UserId> people) {
    if (others.permissions().has(caller, "view_members")) {
      return;
    }
    List<UserId> rest = people.stream().filter(id -> !caller.is(id)).distinct().toList();
    if (store.countSharingChannel(platform.db().primary(), caller.user(), rest) < rest.size()) {
      throw HttpCode.NOT_PERMITTED.refuse("view_members");
    }
  }

  private static String groupName(Set<UserId> people) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      people.stream()
          .map(UserId::value)
          .sorted()
          .forEach(id -> sha1.update(id.getBytes(StandardCharsets.US_ASCII)));
      return HexFormat.of().formatHex(sha1.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static String groupDisplayName(List<User> people) {
    String names = people.stream().map(User::username).sorted().collect(Collectors.joining(", "));
    int length = Math.min(names.length(), EditLimits.DISPLAY_NAME_CHARS_MAX);
    return names.substring(0, length);
  }
}
