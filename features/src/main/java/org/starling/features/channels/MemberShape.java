package org.starling.features.channels;

import java.util.Map;
import org.starling.kernel.UserId;

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
    Map<String, String> notifyProps,
    long lastUpdateAt,
    boolean schemeGuest,
    boolean schemeUser,
    boolean schemeAdmin,
    String explicitRoles,
    boolean autotranslationDisabled) {

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
        member.notifyProps(),
        own ? member.lastUpdateAt() : HIDDEN,
        member.schemeGuest(),
        member.schemeUser(),
        member.schemeAdmin(),
        member.roles(),
        false);
  }
}
