package org.starling.features.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.starling.features.TestPlatform;
import org.starling.kernel.EventBus;
import org.starling.kernel.Ids;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Alone;
import org.starling.platform.cluster.Caches;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Notice;
import org.starling.platform.db.TestDatabase;
import org.starling.platform.realtime.Whereabouts;

class EndSessionsTest {
  private static final Ids IDS = new Ids(new SecureRandom());

  private final TestDatabase town = TestDatabase.copy();
  private final EventBus events = new EventBus();
  private final Caches caches = new Caches(new Alone(IDS, town.database()));

  @AfterEach
  void close() {
    town.close();
  }

  /** Of a node where these have connections. */
  private record Here(Set<UserId> users) implements Whereabouts {
    @Override
    public boolean here(UserId user) {
      return users.contains(user);
    }

    @Override
    public Set<NodeId> elsewhere(UserId user) {
      return Set.of();
    }

    @Override
    public boolean surelyElsewhere(UserId user) {
      return false;
    }
  }

  private EndSessions end(Whereabouts whereabouts) {
    Platform platform = TestPlatform.on(town, events, IDS, own -> whereabouts);
    SessionStore store = new SessionStore();
    TokenSessions tokens = secret -> Optional.empty();
    return new EndSessions(platform, store, new Sessions(platform, store, () -> tokens));
  }

  @Test
  void where_the_database_is_not_there_only_those_asked_about_lose_their_connections() {
    UserId alice = new UserId(IDS.next());
    UserId bob = new UserId(IDS.next());
    EndSessions end = end(new Here(Set.of(alice, bob)));
    List<SessionEvent> told = new ArrayList<>();
    events.on(SessionEvent.Left.class, told::add);
    town.database().close();
    end.gone(alice);
    assertThat(told).containsExactly(new SessionEvent.Left(alice, Set.of()));
  }

  @Test
  void a_token_that_nobody_has_is_told_once_and_an_address_has_only_so_many_told() {
    List<String> told = new ArrayList<>();
    Notice<String> over = caches.notice("over", Keys.TEXT, told::addAll, told::clear);
    UnknownTokens unknown = new UnknownTokens(caches, over);
    String token = IDS.next();
    unknown.end(token, "192.0.2.1");
    unknown.end(token, "192.0.2.2");
    assertThat(told).containsExactly(token);
    for (int i = 0; i < SessionLimits.UNKNOWN_OF_ADDRESS_MAX; i++) {
      unknown.end(IDS.next(), "192.0.2.1");
    }
    assertThat(told).hasSize(SessionLimits.UNKNOWN_OF_ADDRESS_MAX);
    unknown.end(IDS.next(), "192.0.2.2");
    assertThat(told).hasSize(SessionLimits.UNKNOWN_OF_ADDRESS_MAX + 1);
  }
}
