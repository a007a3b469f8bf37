package org.starling.platform.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Work that any node may be at, by name. Who finds its result in the database waits here until it
 * has been told of: otherwise what they do next could be heard before it.
 */
public final class UnderWay {
  private static final byte[] YES = {1};
  private static final byte[] NO = {0};
  private static final Duration ASK_MAX = Duration.ofMillis(500);
  private static final int PAUSE_MS = 20;

  private final Cluster cluster;
  private final Subject subject;
  private final Map<String, Integer> here = new ConcurrentHashMap<>();

  /** Wiring time only. */
  public UnderWay(Cluster cluster, String name) {
    this.cluster = cluster;
    this.subject = new Subject(name);
    cluster.on(
        subject,
        (from, work) -> here.containsKey(new String(work, StandardCharsets.UTF_8)) ? YES : NO);
  }

  public void begin(String work) {
    here.merge(work, 1, Integer::sum);
  }

  public void end(String work) {
    here.computeIfPresent(work, (key, times) -> times == 1 ? null : times - 1);
  }

  /**
   * Waits until no node is at it; one that is lost meanwhile is not waited for.
   *
   * @return false if one still is, or does not say
   */
  public boolean await(String work, Duration wait) {
    byte[] question = work.getBytes(StandardCharsets.UTF_8);
    long end = System.nanoTime() + wait.toNanos();
    Set<NodeId> left = new HashSet<>(cluster.others());
    while (true) {
      cluster
          .ask(left, subject, question, ASK_MAX)
          .forEach((node, answer) -> {
            if (Arrays.equals(answer, NO)) {
              left.remove(node);
            }
          });
      left.retainAll(cluster.others());
      if (left.isEmpty() && !here.containsKey(work)) {
        return true;
      }
      if (System.nanoTime() > end || !pause()) {
        return false;
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
