package org.starling.features.teammembers;

/** A membership in a team as clients see it. */
public record MemberView(
    String teamId,
    String userId,
    String roles,
    long deleteAt,
    boolean schemeGuest,
    boolean schemeUser,
    boolean schemeAdmin,
    String explicitRoles) {

  public static MemberView of(TeamMember member) {
    return new MemberView(
        member.team().value(),
        member.user().value(),
        String.join(" ", member.roles()),
        member.deleteAt(),
        member.schemeGuest(),
        member.schemeUser(),
        member.schemeAdmin(),
        String.join(" ", member.explicitRoles()));
  }
}
