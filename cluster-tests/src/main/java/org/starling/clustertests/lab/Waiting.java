package org.starling.clustertests.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits with a limit. */
public final class Waiting {
  private static final int CONNECT_MS_MAX = 500;
  private static final int PAUSE_MS = 50;

  private Waiting() {}

  public static void until(String what, Duration most, BooleanSupplier condition) {
    long deadline = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("waited " + most.toSeconds() + " s in vain until " + what);
      }
      pause(PAUSE_MS);
    }
  }

  public static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static boolean accepts(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MS_MAX);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
