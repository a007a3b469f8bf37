package org.starling.features.absent;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;

/** A refusal that is data. */
record AbsentCode(Kind kind, String id, String text) implements Code {
  static AbsentCode of(int status, String id) {
    return switch (status) {
      case 400 -> new AbsentCode(Kind.INVALID, id, "This server cannot do that with these values.");
      case 401 ->
          new AbsentCode(Kind.UNAUTHENTICATED, id, "This way to sign in does not exist here.");
      case 403 -> new AbsentCode(Kind.FORBIDDEN, id, "This server does not offer that.");
      case 404 -> new AbsentCode(Kind.MISSING, id, "There is no such thing on this server.");
      case 410 -> new AbsentCode(Kind.GONE, id, "This endpoint is no longer used.");
      case 501 ->
          new AbsentCode(
              Kind.DISABLED, id, "This server does not have this feature. Nothing was changed.");
      default -> throw new IllegalStateException("no refusal has status " + status);
    };
  }
}
