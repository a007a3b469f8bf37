package org.starling.features.sending;

/** What becomes of a call for everybody in a channel. */
enum WideCall {
  HEARD,
  /** The channel is just too large for it, of which nobody is told. */
  UNHEARD,
  TOO_MANY,
  FORBIDDEN
}
