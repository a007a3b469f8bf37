package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.platform.FreePort;
import org.starling.platform.db.TestDatabase;
import org.starling.platform.db.TestPostgres;

/** Real processes on one database. */
final class NodesTest {
  private static final int PORT = FreePort.next();

  /** Nodes that start at the same moment are together so soon after they are ready. */
  private static final long MEET_MS_MAX = 10_000;

  private static final TestDatabase DATABASE = TestPostgres.NEWEST.copy();
  private static final Map<Integer, TestNode> NODES = new TreeMap<>();
  private static final List<TestNode> OTHERS = new ArrayList<>();

  @AfterAll
  static void stop() {
    NODES.values().forEach(TestNode::close);
    OTHERS.forEach(TestNode::close);
    DATABASE.close();
  }

  /** Three nodes in one view. */
  @BeforeEach
  void together() throws Exception {
    startMissing();
    for (TestNode node : NODES.values()) {
      sees(node, 2);
    }
  }

  private static void startMissing() throws Exception {
    NODES.values().removeIf(node -> !node.alive());
    List<TestNode> started = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      if (!NODES.containsKey(i)) {
        TestNode node = start("", "127.0.0." + (30 + i), PORT);
        NODES.put(i, node);
        started.add(node);
      }
    }
    for (TestNode node : started) {
      node.ready();
    }
  }

  private static TestNode start(String cluster, String host, int port) throws IOException {
    return start(cluster, host, port, "11.6.2");
  }

  private static TestNode start(String cluster, String host, int port, String version)
      throws IOException {
    return new TestNode(new TestNode.Place(DATABASE.dataSource(), cluster, host, port, version));
  }

  private static TestNode node(int number) {
    return Objects.requireNonNull(NODES.get(number));
  }

  private static void sees(TestNode node, int others) throws InterruptedException {
    String answer = "";
    for (int i = 0; i < 50 && !answer.equals("ANSWERS %d of %d".formatted(others, others)); i++) {
      Thread.sleep(100);
      node.does("ask");
      answer = node.await("ANSWERS");
    }
    assertThat(answer).isEqualTo("ANSWERS %d of %d".formatted(others, others));
  }

  @Test
  void a_killed_or_stopped_node_is_missed_and_comes_back() throws Exception {
    TestNode first = node(1);
    TestNode second = node(2);
    TestNode third = node(3);

    long began = System.nanoTime();
    third.kill();
    first.await("Lost[node=" + third.id());
    second.await("Lost[node=" + third.id());
    assertThat(millis(began)).as("until a killed node is out of the view").isLessThan(1_500);

    began = System.nanoTime();
    second.signal("STOP");
    first.does("spread");
    first.await("SPREAD");
    assertThat(millis(began)).as("until what is harmless is told").isLessThan(2_000);
    first.await("Lost[node=" + second.id());
    assertThat(millis(began)).as("until a stopped node is out of the view").isLessThan(6_000);
    Thread.sleep(1_000);
    second.signal("CONT");
    first.await("Healed[nodes=[" + second.id());
    second.await("Healed");
    sees(first, 1);

    second.does("leave");
    first.await("Left[node=" + second.id());
  }

  @Test
  void a_node_that_stops_reading_holds_up_nobody_else() throws Exception {
    TestNode first = node(1);
    TestNode second = node(2);
    first.does("flood");
    Thread.sleep(1_000);
    long began = System.nanoTime();
    second.signal("STOP");
    first.await("Lost[node=" + second.id());
    assertThat(millis(began)).as("until a stopped node is out of the view").isLessThan(6_000);
    sees(first, 1);
    second.signal("CONT");
    first.await("Healed[nodes=[" + second.id());
    sees(first, 2);
    assertThat(first.said("Lost[node=" + node(3).id())).isFalse();
    first.kill();
  }

  @Test
  void a_node_that_stepped_out_comes_back_when_it_reaches_the_others() throws Exception {
    TestNode first = node(1);
    TestNode second = node(2);
    second.does("step out");
    second.await("Lost[node=" + first.id());
    first.await("Lost[node=" + second.id());
    first.await("Healed[nodes=[" + second.id());
    second.await("Healed");
    sees(first, 2);
    sees(second, 2);
    assertThat(first.log()).filteredOn(line -> line.contains("port refused")).isEmpty();
  }

  @Test
  void nodes_that_were_all_killed_meet_again_at_once() throws Exception {
    NODES.values().forEach(TestNode::kill);
    startMissing();
    long began = System.nanoTime();
    sees(node(1), 2);
    sees(node(2), 2);
    assertThat(millis(began)).as("until all are together").isLessThan(MEET_MS_MAX);
  }

  @Test
  void clusters_with_other_names_do_not_see_each_other() throws Exception {
    TestNode green = start("green", "127.0.0.31", FreePort.next());
    OTHERS.add(green);
    TestNode onTheSameHost = start("green", "127.0.0.31", FreePort.next());
    OTHERS.add(onTheSameHost);
    green.ready();
    onTheSameHost.ready();
    sees(green, 1);
    sees(node(1), 2);
  }

  @Test
  void a_node_of_a_release_too_far_away_is_kept_out() throws Exception {
    TestNode near = start("", "127.0.0.34", PORT, "11.7.0");
    OTHERS.add(near);
    near.ready();
    near.does("leave");
    TestNode far = start("", "127.0.0.35", PORT, "11.8.0");
    OTHERS.add(far);
    assertThat(far.await("FAILED")).contains("11.6.2").contains("11.8.0").contains("one minor");
    assertThat(NODES.values())
        .flatExtracting(TestNode::log)
        .anyMatch(line -> line.contains("runs version 11.8.0"));
  }

  @Test
  void a_node_whose_port_another_has_says_so() throws Exception {
    TestNode twin = start("", "127.0.0.31", PORT);
    OTHERS.add(twin);
    assertThat(twin.await("FAILED"))
        .contains("Port " + PORT + " at 127.0.0.31")
        .contains("another program has it");
  }

  @Test
  void strangers_are_refused_and_do_no_harm() throws Exception {
    TestNode first = node(1);
    ClusterKey wrong = ClusterKey.of("x".repeat(ClusterKey.SECRET_CHARS_MIN));

    assertThat(refused("GET / HTTP/1.1\r\n\r\n".getBytes())).isTrue();
    byte[] garbage = new byte[4_096];
    new SecureRandom().nextBytes(garbage);
    assertThat(refused(garbage)).isTrue();
    assertThat(refused(Knock.make(wrong, true, new SecureRandom()))).isTrue();
    assertThat(refused(Knock.make(wrong, false, new SecureRandom()))).isTrue();

    List<Socket> flood = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      flood.add(new Socket(InetAddress.getByName("127.0.0.31"), PORT));
    }
    sees(first, 2);
    node(2).does("agree");
    node(2).await("AGREED");
    for (Socket socket : flood) {
      assertThat(closed(socket)).isTrue();
    }
    sees(first, 2);
    assertThat(first.log()).filteredOn(line -> line.contains("port refused")).hasSize(1);
  }

  /** Whether the connection ends soon, whatever is said first. */
  private static boolean refused(byte[] hello) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.31"), PORT);
    socket.getOutputStream().write(hello);
    return closed(socket);
  }

  private static boolean closed(Socket socket) throws IOException {
    try (socket) {
      socket.setSoTimeout(2 * NetworkLimits.HANDSHAKE_MS_MAX);
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (java.net.SocketException e) {
      return true; // reset
    }
  }

  private static long millis(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }
}
