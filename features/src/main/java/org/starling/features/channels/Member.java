package org.starling.features.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;

/**
 * A membership as stored; {@code roles} are the explicit ones, the flags stand for the scheme's.
 */
public record Member(
    ChannelId channel,
    UserId user,
    String roles,
    long lastViewedAt,
    long msgCount,
    long mentionCount,
    long mentionCountRoot,
    long urgentMentionCount,
    long msgCountRoot,
    Map<String, String> notifyProps,
    long lastUpdateAt,
    boolean schemeUser,
    boolean schemeAdmin,
    boolean schemeGuest,
    SchemeNames names) {

  /**
   * The roles that the flags stand for: those of the channel's scheme, else those of its team's,
   * else the built-in ones.
   */
  public record SchemeNames(String guest, String user, String admin) {
    public static final SchemeNames BUILT_IN = new SchemeNames(GUEST_ROLE, USER_ROLE, ADMIN_ROLE);
  }

  public static final String GUEST_ROLE = "channel_guest";
  public static final String USER_ROLE = "channel_user";
  public static final String ADMIN_ROLE = "channel_admin";

  /** What the channel's scheme makes of a member. */
  public record Scheme(boolean guest, boolean user, boolean admin) {}

  /** What a new membership has. */
  static final Map<String, String> NOTIFY_PROPS_DEFAULT =
      Map.of(
          "desktop", "default",
          "email", "default",
          "push", "default",
          "mark_unread", "all",
          "ignore_channel_mentions", "default",
          "channel_auto_follow_threads", "off");

  /** The explicit roles, then those that the flags stand for. */
  public List<String> roleNames() {
    List<String> roleNames = new ArrayList<>(explicit());
    addUnlessThere(roleNames, schemeGuest, names.guest());
    addUnlessThere(roleNames, schemeUser, names.user());
    addUnlessThere(roleNames, schemeAdmin, names.admin());
    return roleNames;
  }

  public Member withRoles(String explicit, Scheme scheme) {
    return with(explicit, scheme, notifyProps, lastUpdateAt);
  }

  public Member withNotifyProps(Map<String, String> props) {
    return with(roles, scheme(), Map.copyOf(props), lastUpdateAt);
  }

  public Member updatedAt(long at) {
    return with(roles, scheme(), notifyProps, at);
  }

  private Scheme scheme() {
    return new Scheme(schemeGuest, schemeUser, schemeAdmin);
  }

  private Member with(String explicit, Scheme scheme, Map<String, String> props, long at) {
    return new Member(
        channel,
        user,
        explicit,
        lastViewedAt,
        msgCount,
        mentionCount,
        mentionCountRoot,
        urgentMentionCount,
        msgCountRoot,
        props,
        at,
        scheme.user(),
        scheme.admin(),
        scheme.guest(),
        names);
  }

  public boolean muted() {
    return "mention".equals(notifyProps.get("mark_unread"));
  }

  private List<String> explicit() {
    return roles.isBlank() ? List.of() : List.of(roles.trim().split(" +"));
  }

  private static void addUnlessThere(List<String> names, boolean flag, String name) {
    if (flag && !names.contains(name)) {
      names.add(name);
    }
  }
}
