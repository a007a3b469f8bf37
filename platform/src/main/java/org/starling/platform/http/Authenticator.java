package org.starling.platform.http;

import java.util.Optional;
import org.starling.kernel.Caller;

/** Tells who a token belongs to; the sessions feature implements it. */
public interface Authenticator {
  /** Empty if the token is unknown, expired, or its user is deactivated. */
  Optional<Caller> caller(String token);

  /** Whether the user has the server-wide permission. */
  boolean has(Caller caller, String permission);

  /** Whether the caller must still set up multi-factor authentication. */
  boolean lacksMfa(Caller caller);
}
