package org.starling.features.channeledit;

import java.util.Map;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.SystemPosts;
import org.starling.features.users.User;
import org.starling.platform.db.Tx;

/** Tells a channel in itself what somebody did to it. */
final class ChannelNotes {
  private final ChannelNeighbours others;

  ChannelNotes(ChannelNeighbours others) {
    this.others = others;
  }

  /** A note whose props are its author's name alone; {@code deed} follows the name. */
  void write(Tx tx, Channel channel, User author, String type, String deed) {
    others.posts().get().write(tx, channel, SystemPosts.Note.of(author, type, deed));
  }

  /** A text was replaced; {@code what} is its name in props, such as {@code header}. */
  void writeChange(Tx tx, Channel channel, User author, Change change) {
    String what = change.what();
    others
        .posts()
        .get()
        .write(
            tx,
            channel,
            new SystemPosts.Note(
                author.id(),
                "system_" + what + "_change",
                author.username() + " changed the " + what + " to: " + change.now(),
                Map.of(
                    "username",
                    author.username(),
                    "old_" + what,
                    change.before(),
                    "new_" + what,
                    change.now())));
  }

  /** One text before and after. */
  record Change(String what, String before, String now) {
    boolean real() {
      return !before.equals(now);
    }
  }
}
