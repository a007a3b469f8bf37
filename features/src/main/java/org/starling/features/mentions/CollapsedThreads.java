package org.starling.features.mentions;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.starling.features.preferences.PreferenceEvent;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** Whether somebody reads threads apart from their channel. */
public final class CollapsedThreads {
  private static final String NAME = "collapsed_reply_threads";

  private final ConfigSource config;
  private final Database db;
  private final TrustedCache<UserId, String> choices;
  private final Notice<UserId> chosen;

  public CollapsedThreads(Platform platform) {
    this.config = platform.config();
    this.db = platform.db();
    this.choices =
        platform
            .caches()
            .shared(
                "CollapsedThreads", Caffeine.newBuilder().maximumSize(MentionLimits.CHOICES_MAX));
    this.chosen =
        platform
            .caches()
            .notice("inv_collapsed_threads", new Keys<>(UserId::value, UserId::new), choices)
            .harmless();
    platform.events().on(PreferenceEvent.class, this::heard);
  }

  private void heard(PreferenceEvent event) {
    if (event.preferences().stream().anyMatch(one -> one.name().equals(NAME))) {
      chosen.give(event.user());
    }
  }

  /** Whether everybody has them, whatever they chose. */
  public boolean alwaysOn() {
    return setting().equals("always_on");
  }

  public boolean enabledFor(UserId user) {
    return enabled(() -> choices.get(user, id -> read(db.primary(), id)));
  }

  /** The same for those who have a transaction open, which must not ask for another connection. */
  public boolean enabledFor(Tx tx, UserId user) {
    return enabled(() -> read(tx, user));
  }

  private boolean enabled(Supplier<String> choice) {
    return switch (setting()) {
      case "disabled" -> false;
      case "always_on" -> true;
      case "default_on" -> !choice.get().equals("off");
      default -> choice.get().equals("on");
    };
  }

  private String setting() {
    return config.current().service().collapsedThreads();
  }

  private static String read(Reader reader, UserId user) {
    return reader
        .one(
            row -> row.text(1),
            """
            SELECT value FROM preferences
            WHERE userid = ? AND category = 'display_settings'
              AND name = ?\
            """,
            user,
            NAME)
        .orElse("");
  }
}
