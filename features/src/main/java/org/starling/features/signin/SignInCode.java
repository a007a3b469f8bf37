package org.starling.features.signin;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why another way to sign in is refused. */
enum SignInCode implements Code {
  NO_PROVIDER(
      Kind.DISABLED,
      "api.user.get_authorization_code.endpoint.app_error",
      "This server knows no such sign-in provider."),
  NOT_YOUR_ACCOUNT(
      Kind.FORBIDDEN,
      "api.user.oauth_to_email.context.app_error",
      "Only the owner of an account may change how it signs in."),
  NO_PROVIDER_ACCOUNT(
      Kind.INVALID,
      "api.user.oauth_to_email.not_oauth_user.app_error",
      "This account does not sign in with a provider."),
  FROM_PROVIDER(
      Kind.FORBIDDEN,
      "api.user.oauth_to_email.not_available.app_error",
      "This server has no sign-in provider. An administrator can give the account a password."),
  NO_LDAP_ACCOUNT(
      Kind.INVALID,
      "api.user.ldap_to_email.not_ldap_account.app_error",
      "This account does not sign in with a directory."),
  FROM_LDAP(
      Kind.DISABLED,
      "api.user.ldap_to_email.not_available.app_error",
      "This server has no directory. An administrator can give the account a password."),
  TO_LDAP(
      Kind.DISABLED,
      "api.user.email_to_ldap.not_available.app_error",
      "This server has no directory to sign in with."),
  DESKTOP_TOKEN(
      Kind.UNAUTHENTICATED,
      "app.desktop_token.validate.invalid",
      "This token is not known or was used already. Sign in again."),
  CODE_EXCHANGE(
      Kind.GONE,
      "api.user.login_sso_code_exchange.deprecated.app_error",
      "This way to sign in was given up. Update the client."),
  CLOUD(
      Kind.UNAUTHENTICATED,
      "api.user.login_cws.license.error",
      "Signing in from a cloud console is not part of this server."),
  INCOMPLETE(
      Kind.INVALID,
      "api.user.update_user_auth.invalid_request",
      "The way to sign in or the name used there is missing or unknown."),
  NO_LDAP(
      Kind.DISABLED,
      "api.admin.ldap.not_available.app_error",
      "This server has no directory to move accounts to."),
  NO_SAML(
      Kind.DISABLED,
      "api.admin.saml.not_available.app_error",
      "This server has no SAML provider to move accounts to.");

  private final Reason reason;

  SignInCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
