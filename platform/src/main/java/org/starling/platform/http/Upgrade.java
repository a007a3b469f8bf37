package org.starling.platform.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;

/**
 * Takes connections over from HTTP, for the websocket; realtime implements it. The server asks for
 * each GET, on the channel's event loop, in this order: {@link #owns}, {@link #refusal}, {@link
 * #take}. Once {@code take} has returned, and in the same task of the event loop, the server
 * removes its own handlers from the pipeline; what they had buffered goes to the new handler.
 */
public interface Upgrade {
  /** Takes no connection. */
  Upgrade NONE =
      new Upgrade() {
        @Override
        public boolean owns(String path) {
          return false;
        }

        @Override
        public Optional<Reply> refusal(HttpRequest head) {
          return Optional.empty();
        }

        @Override
        public void take(Channel channel, HttpRequest head) {
          throw new IllegalStateException("no connection is to be taken here");
        }
      };

  /** Whether a GET of this path is for the websocket. */
  boolean owns(String path);

  /** What to answer instead of upgrading; empty if the connection may be taken. */
  Optional<Reply> refusal(HttpRequest head);

  /** Adds its handler at the end of the pipeline, and later answers the upgrade itself. */
  void take(Channel channel, HttpRequest head);
}
