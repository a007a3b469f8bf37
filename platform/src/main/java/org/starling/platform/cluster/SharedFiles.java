package org.starling.platform.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Ids;
import org.starling.platform.storage.Blobs;

/**
 * Proves that all nodes keep files at the same place: each puts a word there, and the others say
 * what they read. A node with a directory of its own would lose everybody else's files from sight.
 */
public final class SharedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SharedFiles.class);
  private static final Subject WORD = new Subject("file_store_word");
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final int WORD_BYTES_MAX = 64;

  private final Cluster cluster;
  private final Blobs blobs;
  private final String word;
  private volatile Set<NodeId> apart = Set.of();

  public SharedFiles(Cluster cluster, Blobs blobs, Ids ids) {
    this.cluster = cluster;
    this.blobs = blobs;
    this.word = ids.next();
    cluster.on(WORD, (from, question) -> wordOf(from));
    cluster.onChange(change -> Thread.ofVirtual().name("file-store").start(this::compare));
  }

  /** Leaves this node's word; the others may look for it from now on. */
  public void begin() {
    try {
      blobs.write(key(cluster.self()), new ByteArrayInputStream(word.getBytes(UTF_8)));
    } catch (IOException e) {
      LOG.warn("The file store cannot be written, so it cannot be compared: {}", e.toString());
    }
  }

  /** Takes the word away again. */
  public void end() {
    try {
      blobs.delete(key(cluster.self()));
    } catch (IOException e) {
      LOG.debug("the word in the file store stays behind: {}", e.toString());
    }
  }

  /** Nodes that keep files elsewhere than this one. */
  public Set<NodeId> apart() {
    return apart;
  }

  private void compare() {
    Map<NodeId, byte[]> read = cluster.ask(cluster.others(), WORD, new byte[0], ANSWER_MAX);
    Set<NodeId> others = new TreeSet<>();
    read.forEach((node, answer) -> {
      if (!new String(answer, UTF_8).equals(word)) {
        others.add(node);
      }
    });
    if (!others.isEmpty() && !others.equals(apart)) {
      LOG.error(
          "These nodes do not see the files of this one: {}. All nodes need the same"
              + " FileSettings: one shared directory, or one bucket.",
          others);
    }
    apart = Set.copyOf(others);
  }

  private byte[] wordOf(NodeId node) {
    try (InputStream in = blobs.read(key(node))) {
      return in.readNBytes(WORD_BYTES_MAX);
    } catch (IOException e) {
      LOG.debug("no word of {} in the file store: {}", node, e.toString());
      return new byte[0];
    }
  }

  private static String key(NodeId node) {
    return "starling/nodes/" + node;
  }
}
