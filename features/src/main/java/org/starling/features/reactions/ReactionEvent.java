package org.starling.features.reactions;

import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;

/** What others hear of reactions. */
sealed interface ReactionEvent extends Event {
  Reaction reaction();

  ChannelId channel();

  record Added(Reaction reaction, ChannelId channel) implements ReactionEvent {}

  record Removed(Reaction reaction, ChannelId channel) implements ReactionEvent {}

  @Override
  default Audience audience() {
    return Audience.channel(channel());
  }
}
