package org.starling.features.status;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;

/** What people and their activity do to statuses; nothing while statuses are switched off. */
final class ChangeStatus implements Statuses {
  private final StatusBook book;
  private final ConfigSource config;
  private final Clock clock;

  ChangeStatus(StatusBook book, ConfigSource config, Clock clock) {
    this.book = book;
    this.config = config;
    this.clock = clock;
  }

  boolean enabled() {
    return config.current().service().enableUserStatuses();
  }

  @Override
  public Map<UserId, Status> of(Collection<UserId> users) {
    return enabled() ? book.of(users) : Map.of();
  }

  @Override
  public void active(UserId user) {
    online(user, false);
  }

  void online(UserId user, boolean byHand) {
    change(user, byHand, status -> status.online(clock.millis(), byHand));
  }

  void away(UserId user, boolean byHand) {
    if (byHand) {
      change(user, true, Status::away);
    } else {
      awayIfIdle(user, Duration.ZERO);
    }
  }

  /**
   * @param grace more time than the settings say
   */
  void awayIfIdle(UserId user, Duration grace) {
    Duration timeout = awayTimeout().plus(grace);
    change(user, false, status -> status.awayIfIdle(clock.millis(), timeout));
  }

  void offline(UserId user, boolean byHand) {
    change(user, byHand, status -> status.offline(clock.millis(), byHand));
  }

  /**
   * @param end in epoch seconds; 0 for as long as the user wants
   */
  void dnd(UserId user, long end) {
    change(user, true, status -> status.dnd(end));
  }

  void outOfOffice(UserId user) {
    change(user, true, Status::outOfOffice);
  }

  private void change(UserId user, boolean byHand, UnaryOperator<Status> rule) {
    if (!enabled()) {
      return;
    }
    if (byHand) {
      book.choose(user, rule);
    } else {
      book.change(user, rule);
    }
  }

  private Duration awayTimeout() {
    return Duration.ofSeconds(config.current().team().userStatusAwayTimeout());
  }
}
