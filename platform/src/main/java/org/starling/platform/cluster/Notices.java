package org.starling.platform.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Carries {@link Notice}s between nodes: one message for each subject of a transaction, its things
 * line by line, empty for everything.
 */
final class Notices {
  private static final byte[] DONE = {};

  /** In one message. */
  private static final int THINGS_MAX = 10_000;

  /** Does what was gathered in a transaction. */
  final Consumer<List<Notice.Item<?>>> given = this::give;

  final Notice.Sender spread;
  private final Cluster cluster;

  Notices(Cluster cluster) {
    this.cluster = cluster;
    this.spread = cluster::spread;
  }

  <K> Notice<K> make(String name, Keys<K> keys, Notice.Acts<K> acts) {
    Notice<K> notice = new Notice<>(this, cluster::agree, new Subject(name), keys, acts);
    cluster.on(notice.subject, (from, message) -> heard(notice, message));
    return notice;
  }

  void send(Notice.Sender sender, Subject subject, List<String> texts) {
    if (cluster.alone()) {
      return;
    }
    int at = 0;
    do {
      List<String> part = texts.subList(at, Math.min(texts.size(), at + THINGS_MAX));
      sender.send(subject, String.join("\n", part).getBytes(StandardCharsets.UTF_8));
      at += THINGS_MAX;
    } while (at < texts.size());
  }

  private void give(List<Notice.Item<?>> items) {
    Map<Notice<?>, List<Object>> things = new LinkedHashMap<>();
    for (Notice.Item<?> item : items) {
      things.computeIfAbsent(item.notice(), notice -> new ArrayList<>()).add(item.thing());
    }
    things.forEach(Notices::give);
  }

  @SuppressWarnings("unchecked") // an item has a thing of its notice
  private static <K> void give(Notice<K> notice, List<?> things) {
    notice.give((List<K>) things.stream().distinct().toList());
  }

  private static byte[] heard(Notice<?> notice, byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    notice.heard(text.isEmpty() ? List.of() : List.of(text.split("\n", -1)));
    return DONE;
  }
}
