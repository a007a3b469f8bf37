package org.starling.platform.realtime;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;

/**
 * Brings frames to the shards, on the thread of whoever publishes: finds out who is concerned,
 * encodes once, numbers under one lock so that every shard sees events in the same order, and wakes
 * only the shards that have somebody in the audience.
 */
final class Publisher {
  /** Beyond so many members it is cheaper to wake every shard than to look each member up. */
  private static final int LOOKUPS_MAX = 128;

  private static final Set<String> SCOPED = Set.of("typing", "reaction_added", "reaction_removed");
  private static final Set<String> ABOUT_A_USER = Set.of("user_updated", "new_user");

  private final Hub hub;
  private final ConfigSource config;
  private final Semaphore room = new Semaphore(RealtimeLimits.EVENTS_UNDER_WAY_MAX);
  private final ReentrantLock order = new ReentrantLock();
  private long lastNumber;

  Publisher(Hub hub, ConfigSource config) {
    this.hub = hub;
    this.config = config;
  }

  /** Sends a frame to whom it concerns; waits while too many are under way. */
  void publish(Frame frame, AudienceIndex index) {
    Audience audience = frame.audience();
    Set<UserId> members = members(audience, index);
    if (shardsOf(audience, members).isEmpty()) {
      return;
    }
    EncodedFrame encoded = EncodedFrame.of(frame, hub.directory.users());
    Set<UserId> omitted = omitted(frame, index);
    Set<UserId> administrators =
        audience.toAdministrators() || audience.notToAdministrators()
            ? connectedAdministrators(index)
            : Set.of();
    boolean scoped = SCOPED.contains(frame.name()) && narrowsByPresence();
    hub.metrics.published(frame.name());
    room.acquireUninterruptibly();
    ordered(
        number -> send(new Delivery(number, encoded, members, omitted, administrators, scoped)));
  }

  /** Asks again who is concerned: meanwhile somebody may have moved to another shard. */
  private void send(Delivery delivery) {
    Collection<Shard> concerned = shardsOf(delivery.frame().audience(), delivery.members());
    AtomicInteger left = new AtomicInteger(concerned.size() + 1);
    Runnable taken =
        () -> {
          if (left.decrementAndGet() == 0) {
            room.release();
          }
        };
    for (Shard shard : concerned) {
      shard.send(() -> {
        taken.run();
        shard.deliver(delivery);
      });
    }
    taken.run();
  }

  /** Runs {@code action} with the next number, so that all shards get orders in the same order. */
  void ordered(LongConsumer action) {
    order.lock();
    try {
      action.accept(++lastNumber);
    } finally {
      order.unlock();
    }
  }

  static @Nullable Set<UserId> members(Audience audience, AudienceIndex index) {
    if (!audience.user().isEmpty() || !audience.connection().isEmpty()) {
      return null;
    }
    if (!audience.channel().isEmpty()) {
      return index.membersOf(new ChannelId(audience.channel()));
    }
    return audience.team().isEmpty() ? null : index.membersOf(new TeamId(audience.team()));
  }

  private Collection<Shard> shardsOf(Audience audience, @Nullable Set<UserId> members) {
    if (!audience.connection().isEmpty()) {
      Shard owner = hub.directory.ownerOf(audience.connection());
      return owner == null ? List.of() : List.of(owner);
    }
    Set<Shard> some = new LinkedHashSet<>();
    if (!audience.user().isEmpty()) {
      hub.directory.shardsOf(new UserId(audience.user()), some);
      return some;
    }
    if (members == null || members.size() > LOOKUPS_MAX) {
      return List.copyOf(hub.shards());
    }
    for (UserId member : members) {
      hub.directory.shardsOf(member, some);
    }
    return some;
  }

  private Set<UserId> omitted(Frame frame, AudienceIndex index) {
    Set<UserId> named = frame.audience().omitUsers();
    if (!ABOUT_A_USER.contains(frame.name()) || !frame.audience().user().isEmpty()) {
      return named;
    }
    String about =
        frame.data().path("user_id").asText(frame.data().path("user").path("id").asText(""));
    return hub.presence.withUnknowingGuests(named, about, index);
  }

  private Set<UserId> connectedAdministrators(AudienceIndex index) {
    Set<UserId> administrators = new HashSet<>();
    for (UserId user : hub.directory.users()) {
      if (index.administrator(user)) {
        administrators.add(user);
      }
    }
    return administrators;
  }

  private boolean narrowsByPresence() {
    return config.current().tree().path("FeatureFlags").path("WebSocketEventScope").asBoolean(true);
  }
}
