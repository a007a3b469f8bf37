package org.starling.features.sessions;

import java.util.Optional;

/** Makes the session of a personal access token; accesstokens implements it. */
public interface TokenSessions {
  /** Empty if there is no such token, or it does not count now. */
  Optional<Session> open(String secret);
}
