package org.starling.features.signup;

import org.starling.features.users.User;
import org.starling.platform.db.Tx;

/** Ways into a team at sign-up; teams implements it. */
public interface Invitations {
  /** An invitation that was found and still counts. */
  interface Invitation {
    /** The address it was mailed to, which counts as verified; empty for a link to a team. */
    String email();

    /** Puts the new account into the team, and uses the invitation up if it counts once. */
    void accept(Tx tx, User user);
  }

  /**
   * The team behind the {@code iid} of a link.
   *
   * @throws org.starling.kernel.Refusal app.team.get_by_invite_id.finding if there is none;
   *     api.team.invite_members.invalid_email if the team does not take the address
   */
  Invitation byLink(String inviteId, String email);

  /**
   * The mailed invitation behind the token {@code t} of a link.
   *
   * @throws org.starling.kernel.Refusal api.user.create_user.signup_link_invalid or
   *     signup_link_expired
   */
  Invitation byToken(String token);
}
