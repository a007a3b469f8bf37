package org.starling.platform.http;

/**
 * What a route asks of its caller before the handler runs. Finer permissions are checked at the
 * door of the thing asked for, or by {@link System} for those that hold server-wide.
 */
public sealed interface Need {
  /** Open to everybody; a valid session is still recognised, an invalid one is ignored. */
  record Nobody() implements Need {}

  /** A session, multi-factor authentication done where it is enforced. */
  record Session() implements Need {}

  /** A session, even if multi-factor authentication is still to be set up. */
  record SessionBeforeMfa() implements Need {}

  /** A session whose user has this server-wide permission; 403 otherwise. */
  record System(String permission) implements Need {}

  Need NOBODY = new Nobody();
  Need SESSION = new Session();
  Need SESSION_BEFORE_MFA = new SessionBeforeMfa();

  static Need system(String permission) {
    return new System(permission);
  }
}
