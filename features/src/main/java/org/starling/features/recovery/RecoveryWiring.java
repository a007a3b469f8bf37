package org.starling.features.recovery;

import java.util.List;
import org.starling.features.auth.AuthWiring;
import org.starling.features.users.AccountLife;
import org.starling.features.users.UserEvent;
import org.starling.features.users.UsersWiring;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;
import org.starling.platform.jobs.Schedule;

/** Builds the slice. */
public final class RecoveryWiring {
  private RecoveryWiring() {}

  /** Returns what must hear of new accounts. */
  public static AccountLife wire(
      Platform platform, UsersWiring.Faces users, AuthWiring.Faces auth, List<Route> routes) {
    OneTimeTokens tokens = new OneTimeTokens(platform);
    Schedule hourly = new Schedule.Every(RecoveryLimits.SWEPT_EVERY);
    platform.jobs().work("cleanup_tokens", hourly, tokens::sweep);
    platform.jobs().work("cleanup_desktop_tokens", hourly, tokens::sweepDesktop);
    AccountMails mails = new AccountMails(platform.config(), auth.mailer());
    ResetPassword reset =
        new ResetPassword(platform, users.users(), tokens, auth.changePassword(), mails);
    VerifyEmail verify = new VerifyEmail(platform, users, tokens, mails);
    platform.events().on(UserEvent.AddressWanted.class, verify::wanted);
    routes.addAll(new RecoveryApi(reset, verify).routes());
    return verify;
  }
}
