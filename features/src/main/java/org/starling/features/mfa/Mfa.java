package org.starling.features.mfa;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.starling.features.mfa.MfaStore.Factor;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;

/** Asks for the second factor at sign-in. */
public final class Mfa {
  /** What came of it. */
  public enum Result {
    NOT_NEEDED,
    RIGHT,
    CODE_MISSING,
    WRONG
  }

  /** Steps whose codes are remembered as used; older ones have expired anyway. */
  private static final int USED_STEPS_MAX = 5;

  private final Platform platform;
  private final MfaStore store;

  Mfa(Platform platform, MfaStore store) {
    this.platform = platform;
    this.store = store;
  }

  public boolean on() {
    return platform.config().current().service().enableMultifactorAuthentication();
  }

  /** A code that is right counts as used from then on. */
  public Result check(UserId user, String code) {
    return on() ? platform.db().write(tx -> check(tx, user, code)) : Result.NOT_NEEDED;
  }

  private Result check(Tx tx, UserId user, String code) {
    Factor factor = store.locked(tx, user).orElse(new Factor(false, "", List.of()));
    if (!factor.active()) {
      return Result.NOT_NEEDED;
    }
    if (code.isEmpty()) {
      return Result.CODE_MISSING;
    }
    return use(tx, user, factor, code) ? Result.RIGHT : Result.WRONG;
  }

  boolean use(Tx tx, UserId user, Factor factor, String code) {
    OptionalLong step = Totp.stepOf(code, factor.secret(), platform.clock().millis());
    if (step.isEmpty() || factor.usedSteps().contains(step.getAsLong())) {
      return false;
    }
    List<Long> used = new ArrayList<>(factor.usedSteps());
    used.add(step.getAsLong());
    int drop = Math.max(0, used.size() - USED_STEPS_MAX);
    store.updateUsedSteps(tx, user, used.subList(drop, used.size()));
    return true;
  }
}
