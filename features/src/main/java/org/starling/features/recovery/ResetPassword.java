package org.starling.features.recovery;

import java.util.Optional;
import org.starling.features.auth.ChangePassword;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Refusal;
import org.starling.platform.Platform;
import org.starling.platform.http.HttpCode;

/** Lets somebody who forgot their password choose a new one through a mailed link. */
final class ResetPassword {
  private static final String TYPE = "password_recovery";

  private final Platform platform;
  private final Users users;
  private final OneTimeTokens tokens;
  private final ChangePassword change;
  private final AccountMails mails;

  ResetPassword(
      Platform platform,
      Users users,
      OneTimeTokens tokens,
      ChangePassword change,
      AccountMails mails) {
    this.platform = platform;
    this.users = users;
    this.tokens = tokens;
    this.change = change;
    this.mails = mails;
  }

  /** An unknown address is answered no differently. */
  void sendLink(String email) {
    if (email.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("email");
    }
    Optional<User> found = users.byEmail(email);
    if (found.isEmpty()) {
      return;
    }
    User user = found.get();
    if (!user.authService().isEmpty()) {
      throw RecoveryCode.NO_PASSWORD_TO_SEND.refuse();
    }
    platform
        .db()
        .write(tx -> {
          String secret = tokens.issue(tx, TYPE, new LinkOwner(user.id(), user.email()).json());
          tx.afterCommit(() -> mails.resetPassword(user, secret));
          return secret;
        });
  }

  void reset(String secret, String wanted) {
    if (secret.length() != RecoveryLimits.SECRET_CHARS) {
      throw HttpCode.BAD_BODY.refuse("token");
    }
    OneTimeTokens.OneTimeToken token =
        tokens
            .find(platform.db().primary(), secret, TYPE)
            .orElseThrow(RecoveryCode.RESET_LINK_UNKNOWN::refuse);
    if (tokens.expired(token)) {
      throw RecoveryCode.RESET_LINK_EXPIRED.refuse();
    }
    User user = owner(token);
    String hash = change.hash(wanted);
    platform
        .db()
        .write(tx -> {
          if (!tokens.use(tx, token)) {
            throw RecoveryCode.RESET_LINK_UNKNOWN.refuse();
          }
          change.change(tx, user.id(), hash, null);
          tx.afterCommit(() -> mails.passwordChanged(user));
          return user;
        });
  }

  private User owner(OneTimeTokens.OneTimeToken token) {
    LinkOwner owner = LinkOwner.parse(token.extra()).orElseThrow(this::broken);
    User user = users.byId(owner.user()).orElseThrow(this::broken);
    if (!user.email().equals(owner.email())) {
      throw broken();
    }
    if (!user.authService().isEmpty()) {
      throw RecoveryCode.NO_PASSWORD_TO_RESET.refuse();
    }
    return user;
  }

  private Refusal broken() {
    return RecoveryCode.RESET_LINK_BROKEN.refuse();
  }
}
