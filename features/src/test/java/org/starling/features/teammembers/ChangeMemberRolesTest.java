package org.starling.features.teammembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.features.roles.Role;
import org.starling.features.teammembers.ChangeMemberRoles.Flags;
import org.starling.kernel.Refusal;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

final class ChangeMemberRolesTest {
  private static final TeamMember.SchemeNames OWN_SCHEME =
      new TeamMember.SchemeNames("s-guest", "s-user", "s-admin");
  private static final TeamMember MEMBER = member(TeamMember.SchemeNames.BUILT_IN);

  private static TeamMember member(TeamMember.SchemeNames scheme) {
    return new TeamMember(
        new TeamId("t".repeat(26)),
        new UserId("u".repeat(26)),
        List.of("extra"),
        0,
        true,
        false,
        false,
        scheme);
  }

  private static Role role(String name, boolean schemeManaged) {
    return new Role("", name, "", "", 0, 0, 0, List.of(), schemeManaged, true, "");
  }

  @Test
  void names_of_the_scheme_become_flags_and_others_stay_names() {
    TeamMember changed =
        ChangeMemberRoles.withNames(
            MEMBER,
            List.of(role("team_admin", true), role("poster", false), role("team_user", true)));
    assertThat(changed.explicitRoles()).containsExactly("poster");
    assertThat(changed.roles()).containsExactly("poster", "team_user", "team_admin");
  }

  @Test
  void a_team_with_its_own_scheme_takes_its_names_alone() {
    TeamMember member = member(OWN_SCHEME);
    assertThat(
            ChangeMemberRoles.withNames(
                    member, List.of(role("s-user", true), role("s-admin", true)))
                .roles())
        .containsExactly("s-user", "s-admin");
    refused(
        () -> ChangeMemberRoles.withNames(member, List.of(role("team_user", true))),
        MemberCode.FOREIGN_ROLE);
  }

  @Test
  void a_member_stays_what_they_are() {
    refused(
        () -> ChangeMemberRoles.withNames(MEMBER, List.of(role("team_admin", true))),
        MemberCode.NEITHER_GUEST_NOR_USER);
    refused(
        () -> ChangeMemberRoles.withNames(MEMBER, List.of(role("team_guest", true))),
        MemberCode.GUEST_CHANGED);
    refused(
        () -> ChangeMemberRoles.withFlags(MEMBER, new Flags(false, true, true)),
        MemberCode.GUEST_AND_USER);
    refused(
        () -> ChangeMemberRoles.withFlags(MEMBER, new Flags(true, false, false)),
        MemberCode.NEITHER_GUEST_NOR_USER);
  }

  @Test
  void flags_leave_the_other_roles_alone() {
    TeamMember changed = ChangeMemberRoles.withFlags(MEMBER, new Flags(true, true, false));
    assertThat(changed.roles()).containsExactly("extra", "team_user", "team_admin");
  }

  private static void refused(Runnable change, MemberCode code) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }
}
