package org.starling.features.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.starling.kernel.UserId;
import org.starling.platform.http.HttpCode;

/** Lets attempts at one account happen one after another; those at others do not wait for them. */
final class Turns {
  private static final class Line {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int length;
  }

  private final Map<UserId, Line> lines = new ConcurrentHashMap<>();

  <T> T take(UserId user, Supplier<T> attempt) {
    Line line = join(user);
    try {
      return inTurn(line.lock, attempt);
    } finally {
      leave(user);
    }
  }

  private Line join(UserId user) {
    return lines.compute(
        user,
        (id, known) -> {
          Line line = known == null ? new Line() : known;
          if (line.length >= AuthLimits.ATTEMPTS_WAITING_MAX) {
            throw HttpCode.SERVER_BUSY.refuse("too many attempts at one account");
          }
          line.length++;
          return line;
        });
  }

  private void leave(UserId user) {
    lines.computeIfPresent(user, (id, line) -> --line.length == 0 ? null : line);
  }

  private static <T> T inTurn(ReentrantLock lock, Supplier<T> attempt) {
    try {
      if (!lock.tryLock(AuthLimits.ATTEMPT_WAIT_MS_MAX, TimeUnit.MILLISECONDS)) {
        throw HttpCode.SERVER_BUSY.refuse("too many attempts at one account");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpCode.SERVER_BUSY.refuse("stopping", e);
    }
    try {
      return attempt.get();
    } finally {
      lock.unlock();
    }
  }
}
