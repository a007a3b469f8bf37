package org.starling.features.teams;

import org.jspecify.annotations.Nullable;
import org.starling.kernel.TeamId;

/**
 * A team as stored. {@code type} is O (open) or I (by invitation).
 *
 * @param inviteId the secret of the link that lets people in
 * @param groupConstrained null where nobody ever said
 */
public record Team(
    TeamId id,
    long createAt,
    long updateAt,
    long deleteAt,
    String displayName,
    String name,
    String description,
    String email,
    String type,
    String companyName,
    String allowedDomains,
    String inviteId,
    boolean allowOpenInvite,
    long lastTeamIconUpdate,
    String schemeId,
    @Nullable Boolean groupConstrained,
    boolean cloudLimitsArchived) {

  static final String OPEN = "O";
  static final String BY_INVITATION = "I";

  public boolean archived() {
    return deleteAt != 0;
  }

  public boolean isOpen() {
    return type.equals(OPEN);
  }

  /** Whether people outside may see it. */
  public boolean isPublic() {
    return allowOpenInvite && isOpen();
  }

  public boolean managedByGroups() {
    return Boolean.TRUE.equals(groupConstrained);
  }

  /** What its administrators describe. */
  record Details(
      String displayName,
      String description,
      String companyName,
      String allowedDomains,
      boolean allowOpenInvite,
      @Nullable Boolean groupConstrained) {}

  Details details() {
    return new Details(
        displayName, description, companyName, allowedDomains, allowOpenInvite, groupConstrained);
  }

  Team withDetails(Details details, long now) {
    return new Team(
        id,
        createAt,
        now,
        deleteAt,
        details.displayName(),
        name,
        details.description(),
        email,
        type,
        details.companyName(),
        details.allowedDomains(),
        inviteId,
        details.allowOpenInvite(),
        lastTeamIconUpdate,
        schemeId,
        details.groupConstrained(),
        cloudLimitsArchived);
  }

  Team withAccess(String type, boolean allowOpenInvite, String inviteId, long now) {
    return new Team(
        id,
        createAt,
        now,
        deleteAt,
        displayName,
        name,
        description,
        email,
        type,
        companyName,
        allowedDomains,
        inviteId,
        allowOpenInvite,
        lastTeamIconUpdate,
        schemeId,
        groupConstrained,
        cloudLimitsArchived);
  }

  Team deletedAt(long time, long now) {
    return withTimes(time, lastTeamIconUpdate, now);
  }

  Team iconAt(long time, long now) {
    return withTimes(deleteAt, time, now);
  }

  private Team withTimes(long deleteAt, long iconAt, long updateAt) {
    return new Team(
        id,
        createAt,
        updateAt,
        deleteAt,
        displayName,
        name,
        description,
        email,
        type,
        companyName,
        allowedDomains,
        inviteId,
        allowOpenInvite,
        iconAt,
        schemeId,
        groupConstrained,
        cloudLimitsArchived);
  }
}
