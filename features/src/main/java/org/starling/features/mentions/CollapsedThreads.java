package org.starling.features.mentions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.starling.features.preferences.PreferenceEvent;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** Whether somebody reads threads apart from their channel. */
public final class CollapsedThreads {
  private final ConfigSource config;
  private final Database db;
  private final Cache<UserId, String> choices;

  public CollapsedThreads(Platform platform) {
    this.config = platform.config();
    this.db = platform.db();
    this.choices =
        platform
            .caches()
            .make("CollapsedThreads", Caffeine.newBuilder().maximumSize(MentionLimits.CHOICES_MAX));
    platform.events().on(PreferenceEvent.class, event -> choices.invalidate(event.user()));
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
              AND name = 'collapsed_reply_threads'\
            """,
            user)
        .orElse("");
  }
}
