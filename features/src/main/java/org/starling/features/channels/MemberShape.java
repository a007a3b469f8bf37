package org.starling.features.channels;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/** A membership as the wire has it. */
public record MemberShape(
    String channelId,
    String userId,
    String roles,
    long lastViewedAt,
    long msgCount,
    long mentionCount,
    long mentionCountRoot,
    long urgentMentionCount,
    long msgCountRoot,
    @JsonRawValue String notifyProps,
    long lastUpdateAt,
    boolean schemeGuest,
    boolean schemeUser,
    boolean schemeAdmin,
    String explicitRoles,
    boolean autotranslationDisabled) {

  private static final String PROPS_DEFAULT = Json.text(Member.NOTIFY_PROPS_DEFAULT);

  /** What stands in place of times that are nobody else's business. */
  private static final long HIDDEN = -1;

  /** As {@code viewer} may see it: when others looked is hidden. */
  public static MemberShape of(Member member, UserId viewer) {
    boolean own = member.user().equals(viewer);
    return new MemberShape(
        member.channel().value(),
        member.user().value(),
        String.join(" ", member.roleNames()),
        own ? member.lastViewedAt() : HIDDEN,
        member.msgCount(),
        member.mentionCount(),
        member.mentionCountRoot(),
        member.urgentMentionCount(),
        member.msgCountRoot(),
        props(member),
        own ? member.lastUpdateAt() : HIDDEN,
        member.schemeGuest(),
        member.schemeUser(),
        member.schemeAdmin(),
        member.roles(),
        false);
  }

  /** As JSON; nearly everybody's are the same. */
  private static String props(Member member) {
    return member.notifyProps().equals(Member.NOTIFY_PROPS_DEFAULT)
        ? PROPS_DEFAULT
        : Json.text(member.notifyProps());
  }
}
