package org.starling.kernel;

/** What sort of refusal a {@link Code} is. The edge alone knows which HTTP status each one has. */
public enum Kind {
  /** What was sent breaks a rule (400). */
  INVALID,
  /** Nobody is signed in, or the sign-in does not count (401). */
  UNAUTHENTICATED,
  /** Signed in, but not allowed (403). */
  FORBIDDEN,
  /** Does not exist, or not for this caller (404). */
  MISSING,
  /** Contradicts what is there already (409). */
  CONFLICT,
  /** Was there once and will not be again (410). */
  GONE,
  /** More bytes than the named limit (413). */
  TOO_LARGE,
  /** An address longer than the named limit (414). */
  URL_TOO_LONG,
  /** Too many requests (429). */
  TOO_MANY,
  /** Our fault (500). */
  INTERNAL,
  /** Switched off by configuration, or not part of this server (501). */
  DISABLED,
  /** Not now: overloaded, draining or cut off from what it needs (503). */
  BUSY
}
