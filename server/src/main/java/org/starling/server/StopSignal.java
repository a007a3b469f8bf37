package org.starling.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import sun.misc.Signal;

/**
 * What ends a server: the first signal asks for a clean stop, a second ends the process at once.
 */
final class StopSignal {
  private static final int EXIT_INTERRUPTED = 130;

  /** Why the server stops. */
  enum Reason {
    /** SIGTERM: whoever manages servers takes this one away; others may stay. */
    TAKEN_AWAY,
    /** Ctrl-C, or the end of the process that started this one: all is over, at once. */
    ALL_OVER
  }

  private final CompletableFuture<Reason> asked = new CompletableFuture<>();

  StopSignal() {
    Signal.handle(new Signal("TERM"), signal -> ask(Reason.TAKEN_AWAY));
    Signal.handle(new Signal("INT"), signal -> ask(Reason.ALL_OVER));
  }

  private void ask(Reason reason) {
    if (!asked.complete(reason)) {
      Runtime.getRuntime().halt(EXIT_INTERRUPTED);
    }
  }

  /** Asks for a stop when {@code input} ends, as a child's does when its parent is gone. */
  void followEndOf(InputStream input) {
    Thread.ofPlatform()
        .daemon()
        .name("parent")
        .start(() -> {
          try {
            input.transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            // Nobody is at the other end: that is what was waited for.
          }
          asked.complete(Reason.ALL_OVER);
        });
  }

  boolean asked() {
    return asked.isDone();
  }

  Reason await() {
    return asked.join();
  }
}
