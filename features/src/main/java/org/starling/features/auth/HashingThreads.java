package org.starling.features.auth;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.starling.platform.http.HttpCode;

/**
 * Where passwords are hashed: one thread a core, first come first served, so that a crowd that
 * signs in at once is answered one after the other instead of all too late.
 */
final class HashingThreads {
  private final ExecutorService threads;

  HashingThreads(int count) {
    ThreadFactory factory = Thread.ofPlatform().daemon().name("hashing-", 0).factory();
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(AuthLimits.HASHES_WAITING_MAX),
            factory);
  }

  /** Waits for its turn, then for the result. */
  <T> T run(Callable<T> work) {
    Future<T> result;
    try {
      result = threads.submit(work);
    } catch (RejectedExecutionException full) {
      throw HttpCode.SERVER_BUSY.refuse("too many passwords wait to be hashed", full);
    }
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw HttpCode.SERVER_BUSY.refuse("stopping", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing a password failed", e.getCause());
    }
  }
}
