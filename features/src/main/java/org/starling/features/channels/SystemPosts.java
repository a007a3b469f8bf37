package org.starling.features.channels;

import java.util.Map;
import org.starling.features.users.User;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** Writes system messages ("joined the channel"); posts implements it. */
public interface SystemPosts {
  /**
   * What is told.
   *
   * @param author who did it
   * @param type the contract's post type, such as {@code system_join_channel}
   * @param props the contract's props of that type
   */
  record Note(UserId author, String type, String message, Map<String, Object> props) {
    /**
     * What somebody did whose name is all that props say.
     *
     * @param deed follows the name
     */
    public static Note of(User author, String type, String deed) {
      return new Note(
          author.id(), type, author.username() + " " + deed, Map.of("username", author.username()));
    }
  }

  void write(Tx tx, Channel channel, Note note);

  /**
   * Writes what a bot says; it is shown under its own name, which comes without "@".
   *
   * @param online whether that is a sign of life
   */
  void say(Tx tx, Channel channel, String botName, Note note, boolean online);

  /** The props of somebody having been added by another. */
  static Map<String, Object> additionProps(UserId adder, String adderName, User added) {
    return Map.of(
        "userId", adder.value(),
        "username", adderName,
        "addedUserId", added.id().value(),
        "addedUsername", added.username());
  }
}
