package org.starling.features.emoji;

import org.starling.kernel.Audience;
import org.starling.kernel.Event;

/** What others may hear of own emoji. */
public sealed interface EmojiEvent extends Event {
  record Made(Emoji emoji) implements EmojiEvent {}

  /** Clients are not told; they find out when they ask. */
  record Removed(Emoji emoji) implements EmojiEvent {}

  @Override
  default Audience audience() {
    return switch (this) {
      case Made _ -> Audience.everybody();
      case Removed _ -> Audience.nobody();
    };
  }
}
