package org.starling.features.absent;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** The codes of refusals that are data. */
final class AbsentCode {
  private AbsentCode() {}

  static Code of(int status, String id) {
    return switch (status) {
      case 400 -> new Reason(Kind.INVALID, id, "This server cannot do that with these values.");
      case 401 -> new Reason(Kind.UNAUTHENTICATED, id, "This way to sign in does not exist here.");
      case 403 -> new Reason(Kind.FORBIDDEN, id, "This server does not offer that.");
      case 404 -> new Reason(Kind.MISSING, id, "There is no such thing on this server.");
      case 410 -> new Reason(Kind.GONE, id, "This endpoint is no longer used.");
      case 501 ->
          new Reason(
              Kind.DISABLED, id, "This server does not have this feature. Nothing was changed.");
      default -> throw new IllegalStateException("no refusal has status " + status);
    };
  }
}
