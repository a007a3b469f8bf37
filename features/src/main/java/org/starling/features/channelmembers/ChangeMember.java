package org.starling.features.channelmembers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.channels.Member;
import org.starling.features.roles.Role;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Sets what can be set of a membership: its roles, and how its owner wants to be notified. */
final class ChangeMember {
  private static final Set<String> NOTIFY_KEYS =
      Set.of(
          "desktop",
          "email",
          "push",
          "mark_unread",
          "ignore_channel_mentions",
          "channel_auto_follow_threads",
          "desktop_sound",
          "desktop_notification_sound",
          "desktop_threads",
          "push_threads");

  private final Platform platform;
  private final ChannelNeighbours others;
  private final ChannelWiring.Faces channels;
  private final MembershipStore store;

  ChangeMember(
      Platform platform,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      MembershipStore store) {
    this.platform = platform;
    this.others = others;
    this.channels = channels;
    this.store = store;
  }

  /** Which membership. */
  record Place(ChannelId channel, UserId user) {}

  void setRoles(Caller caller, Place place, String roles) {
    requireManager(caller, place);
    change(place, member -> withRoles(member, roles));
  }

  void setSchemeRoles(Caller caller, Place place, Member.Scheme roles) {
    requireManager(caller, place);
    change(
        place,
        member -> {
          if (member.schemeGuest()) {
            throw MembersCode.GUEST.refuse();
          }
          if (roles.guest()) {
            throw MembersCode.USER_AND_GUEST.refuse("scheme_guest");
          }
          if (!roles.user()) {
            throw MembersCode.NO_USER_ROLE.refuse("scheme_user");
          }
          return member.withRoles(member.roles(), new Member.Scheme(false, true, roles.admin()));
        });
  }

  /** Known keys are set, others are dropped; any value is kept. */
  void setNotifyProps(Caller caller, Place place, Map<String, String> props) {
    if (!others.permissions().actsFor(caller, place.user())) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    write(
        place,
        member -> {
          Map<String, String> merged = new HashMap<>(member.notifyProps());
          props.forEach((key, value) -> {
            if (NOTIFY_KEYS.contains(key)) {
              merged.put(key, value);
            }
          });
          return member.withNotifyProps(merged);
        },
        tx -> channels.channels().refreshHarmless(tx, place.channel(), place.user()));
  }

  private Member withRoles(Member member, String roles) {
    List<String> explicit = new ArrayList<>();
    boolean guest = false;
    boolean user = false;
    boolean admin = false;
    for (String name : roles.isBlank() ? new String[0] : roles.strip().split("\\s+")) {
      Role role = others.roles().named(name).orElseThrow(MembersCode.UNKNOWN_ROLE::refuse);
      if (!role.schemeManaged()) {
        explicit.add(name);
        continue;
      }
      Member.SchemeNames scheme = member.names();
      if (name.equals(scheme.guest())) {
        guest = true;
      } else if (name.equals(scheme.user())) {
        user = true;
      } else if (name.equals(scheme.admin())) {
        admin = true;
      } else {
        throw MembersCode.FOREIGN_ROLE.refuse("roles");
      }
    }
    if (guest && user) {
      throw MembersCode.GUEST_AND_USER.refuse("roles");
    }
    if (guest != member.schemeGuest()) {
      throw MembersCode.GUEST_ROLE_CHANGE.refuse("roles");
    }
    if (!guest && !user) {
      throw MembersCode.NO_USER_ROLE.refuse("roles");
    }
    return member.withRoles(String.join(" ", explicit), new Member.Scheme(guest, user, admin));
  }

  private void requireManager(Caller caller, Place place) {
    if (!others.permissions().inChannel(caller, place.channel(), "manage_channel_roles")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_channel_roles");
    }
  }

  private void change(Place place, UnaryOperator<Member> change) {
    write(place, change, tx -> channels.channels().refresh(tx, place.channel(), place.user()));
  }

  private void write(Place place, UnaryOperator<Member> change, Consumer<Tx> refresh) {
    platform
        .db()
        .write(tx -> {
          Member old =
              store
                  .lock(tx, place.channel(), place.user())
                  .orElseThrow(ChannelCode.NO_MEMBER::refuse);
          Member member = change.apply(old).updatedAt(platform.clock().millis());
          store.update(tx, member);
          refresh.accept(tx);
          tx.afterCommit(() -> platform.events().publish(new ChannelEvent.MemberChanged(member)));
          return member;
        });
  }
}
