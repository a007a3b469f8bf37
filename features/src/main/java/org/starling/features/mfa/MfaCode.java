package org.starling.features.mfa;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why the second factor is not changed. */
enum MfaCode implements Code {
  OFF(
      Kind.DISABLED,
      "mfa.mfa_disabled.app_error",
      "Multi-factor authentication is switched off on this server. Ask an administrator."),
  WRONG_CODE(
      Kind.UNAUTHENTICATED,
      "mfa.activate.bad_token.app_error",
      "The code is not right. Check the clock of the authenticator app, and enter its next code."),
  PASSWORD_ACCOUNTS_ONLY(
      Kind.INVALID,
      "api.user.activate_mfa.email_and_ldap_only.app_error",
      "This account signs in elsewhere. Set up the second factor there.");

  private final Reason reason;

  MfaCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
