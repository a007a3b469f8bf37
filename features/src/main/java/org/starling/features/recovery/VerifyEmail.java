package org.starling.features.recovery;

import org.starling.features.users.AccountLife;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.UserEvent;
import org.starling.features.users.Users;
import org.starling.features.users.UsersWiring;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.db.UniqueViolation;
import org.starling.platform.http.HttpCode;

/** Proves by a mailed link that an address is its owner's. */
final class VerifyEmail implements AccountLife {
  private static final String TYPE = "verify_email";

  private final Platform platform;
  private final Users users;
  private final Accounts accounts;
  private final OneTimeTokens tokens;
  private final AccountMails mails;

  VerifyEmail(
      Platform platform, UsersWiring.Faces users, OneTimeTokens tokens, AccountMails mails) {
    this.platform = platform;
    this.users = users.users();
    this.accounts = users.accounts();
    this.tokens = tokens;
    this.mails = mails;
  }

  @Override
  public void created(Tx tx, User user) {
    if (!user.emailVerified() && platform.config().current().email().requireEmailVerification()) {
      send(tx, user, user.email());
    }
  }

  /** The new address counts once its link was followed. */
  void wanted(UserEvent.AddressWanted event) {
    platform.db().write(tx -> send(tx, event.user(), event.email()));
  }

  /** An unknown address is answered no differently. */
  void sendLink(String email) {
    if (email.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("email");
    }
    users
        .byEmail(email)
        .filter(user -> !user.emailVerified())
        .ifPresent(user -> platform.db().write(tx -> send(tx, user, user.email())));
  }

  private User send(Tx tx, User user, String email) {
    String secret = tokens.issue(tx, TYPE, new LinkOwner(user.id(), email).json());
    tx.afterCommit(() -> mails.verify(user, email, secret));
    return user;
  }

  void verify(String secret) {
    if (secret.length() != RecoveryLimits.SECRET_CHARS) {
      throw HttpCode.BAD_BODY.refuse("token");
    }
    OneTimeTokens.OneTimeToken token =
        tokens
            .find(platform.db().primary(), secret, TYPE)
            .orElseThrow(RecoveryCode.VERIFY_LINK_UNKNOWN::refuse);
    if (tokens.expired(token)) {
      throw RecoveryCode.VERIFY_LINK_EXPIRED.refuse();
    }
    LinkOwner owner =
        LinkOwner.parse(token.extra()).orElseThrow(RecoveryCode.VERIFY_LINK_BROKEN::refuse);
    try {
      platform.db().write(tx -> verify(tx, token, owner));
    } catch (UniqueViolation taken) {
      throw UserCode.EMAIL_TAKEN.refuse("", taken);
    }
  }

  private User verify(Tx tx, OneTimeTokens.OneTimeToken token, LinkOwner owner) {
    if (!tokens.use(tx, token)) {
      throw RecoveryCode.VERIFY_LINK_UNKNOWN.refuse();
    }
    return accounts.change(
        tx,
        owner.user(),
        user -> user.but().email(owner.email()).emailVerified(true).done(),
        Accounts.PROFILE);
  }
}
