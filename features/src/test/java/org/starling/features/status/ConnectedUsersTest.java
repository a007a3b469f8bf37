package org.starling.features.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.features.TestPlatform;
import org.starling.kernel.EventBus;
import org.starling.kernel.Ids;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Alone;
import org.starling.platform.cluster.Leadership;
import org.starling.platform.db.TestDatabase;
import org.starling.platform.db.Tx;
import org.starling.platform.realtime.Presence;

/** Several nodes on one database. */
class ConnectedUsersTest {
  private static final Ids IDS = new Ids(new SecureRandom());
  private static final Clock CLOCK = Clock.systemUTC();
  private static TestDatabase town;

  /** What one process has. */
  private static final class Node {
    final EventBus events = new EventBus();
    final StatusBook book;
    final ChangeStatus change;
    final ConnectedUsers connected;

    Node() {
      StatusStore store = new StatusStore();
      String id = IDS.next();
      Platform platform = TestPlatform.on(town, events, IDS, own -> own);
      book = new StatusBook(platform, store, new NodeStore(), id);
      change = new ChangeStatus(book, platform.config(), CLOCK);
      connected = new ConnectedUsers(platform, book, store, change);
      connected.listen(events);
      connected.begin();
    }

    void connect(UserId user) {
      events.publish(new Presence.Connected(user));
      book.save();
    }

    void disconnect(UserId user, boolean elsewhere) {
      events.publish(new Presence.Disconnected(user, elsewhere));
      book.save();
    }
  }

  @BeforeAll
  static void open() {
    town = TestDatabase.copy();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private static UserId somebody() {
    return new UserId(IDS.next());
  }

  /** As it is written, past every memory. */
  private static String written(UserId user) {
    return new StatusStore()
        .of(town.database().primary(), List.of(user)).stream()
            .findFirst()
            .map(Status::state)
            .orElse("");
  }

  @Test
  void a_start_leaves_those_online_who_are_connected_elsewhere() {
    UserId alice = somebody();
    UserId bob = somebody();
    Node one = new Node();
    one.connect(alice);
    one.change.online(bob, true);
    Node two = new Node();
    assertThat(written(alice)).isEqualTo("online");
    assertThat(written(bob)).isEqualTo("offline");
    one.connected.end();
    assertThat(written(alice)).isEqualTo("offline");
    two.connected.end();
  }

  @Test
  void offline_only_when_the_last_socket_on_any_node_is_gone() {
    UserId alice = somebody();
    Node one = new Node();
    Node two = new Node();
    one.connect(alice);
    two.connect(alice);
    one.disconnect(alice, true);
    assertThat(written(alice)).isEqualTo("online");
    two.disconnect(alice, false);
    assertThat(written(alice)).isEqualTo("offline");
    one.connected.end();
    two.connected.end();
  }

  @Test
  void a_node_that_fell_silent_leaves_nobody_online() {
    UserId alice = somebody();
    UserId bob = somebody();
    UserId carol = somebody();
    Node dead = new Node();
    Node alive = new Node();
    dead.connect(alice);
    dead.connect(bob);
    dead.connect(carol);
    alive.connect(bob);
    dead.change.dnd(carol, 0);
    town.database()
        .write(tx -> tx.update("UPDATE starling_nodes SET seenat = now() - interval '1 hour'"));
    alive.connected.beat();
    assertThat(written(alice)).isEqualTo("offline");
    assertThat(written(bob)).isEqualTo("online");
    assertThat(written(carol)).isEqualTo("dnd");
    alive.connected.end();
  }

  @Test
  void what_comes_by_itself_on_another_node_leaves_what_was_chosen() {
    UserId alice = somebody();
    Node one = new Node();
    Node two = new Node();
    one.connect(alice);
    two.connect(alice);
    one.change.dnd(alice, 0);
    two.change.awayIfIdle(alice, Duration.ofHours(-1));
    two.book.save();
    assertThat(two.book.of(List.of(alice))).extractingByKey(alice).matches(s -> !s.manual());
    assertThat(written(alice)).isEqualTo("dnd");
    two.book.readAgain();
    two.disconnect(alice, true);
    assertThat(written(alice)).isEqualTo("dnd");
    two.change.online(alice, true);
    assertThat(written(alice)).isEqualTo("online");
    one.connected.end();
    two.connected.end();
  }

  @Test
  void dnd_ends_once_and_only_where_the_leader_is() {
    UserId alice = somebody();
    Node one = new Node();
    Node two = new Node();
    one.connect(alice);
    two.connect(alice);
    List<String> told = new ArrayList<>();
    for (Node node : List.of(one, two)) {
      node.events.on(StatusEvent.Changed.class, event -> told.add(event.status().state()));
    }
    one.change.dnd(alice, 60);
    two.book.readAgain();
    one.connected.tick(CLOCK);
    two.connected.tick(CLOCK);
    assertThat(told).containsExactly("dnd");
    one.connected.endDnd(new Deposed(), CLOCK);
    assertThat(written(alice)).isEqualTo("dnd");
    Leadership leader = new Alone(IDS, town.database());
    two.connected.endDnd(leader, CLOCK);
    one.connected.endDnd(leader, CLOCK);
    assertThat(told).containsExactly("dnd", "online");
    assertThat(written(alice)).isEqualTo("online");
    one.connected.tick(CLOCK);
    assertThat(one.book.of(List.of(alice))).extractingByKey(alice).matches(s -> !s.manual());
    one.connected.end();
    two.connected.end();
  }

  /** Of a node that leads no more and does not know it yet. */
  private static final class Deposed implements Leadership {
    @Override
    public boolean leading() {
      return true;
    }

    @Override
    public long epoch() {
      return 1;
    }

    @Override
    public <T> Optional<T> lead(Function<Tx, T> work) {
      return Optional.empty();
    }

    @Override
    public void onLead(Consumer<Boolean> listener) {}
  }

  @Test
  void what_is_chosen_by_hand_is_written_before_the_answer() {
    UserId alice = somebody();
    Node node = new Node();
    node.connect(alice);
    node.change.dnd(alice, 0);
    assertThat(written(alice)).isEqualTo("dnd");
    node.change.away(alice, true);
    node.disconnect(alice, false);
    assertThat(written(alice)).isEqualTo("away");
    node.connected.end();
  }
}
