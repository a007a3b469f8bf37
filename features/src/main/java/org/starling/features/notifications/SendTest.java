package org.starling.features.notifications;

import java.util.Map;
import org.starling.features.channeledit.OpenConversation;
import org.starling.features.channels.Channel;
import org.starling.features.channels.SystemPosts;
import org.starling.features.systembot.SystemBot;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Ids;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Has the server's bot write to somebody, so that they see whether they are notified. */
final class SendTest {
  private static final String MESSAGE =
      "This is a test. If you were notified of this message, notifications reach you.";

  private final Database db;
  private final Ids ids;
  private final Users users;
  private final SystemBot bot;
  private final OpenConversation conversations;
  private final SystemPosts messages;

  SendTest(Database db, Ids ids, NotificationsWiring.Needs needs) {
    this.db = db;
    this.ids = ids;
    this.users = needs.users();
    this.bot = needs.bot();
    this.conversations = needs.conversations();
    this.messages = needs.messages();
  }

  void to(UserId id) {
    User user = users.byId(id).orElseThrow(HttpCode.SESSION_EXPIRED::refuse);
    User sender = bot.account();
    Channel channel = conversations.between(user, sender);
    SystemPosts.Note note =
        new SystemPosts.Note(
            sender.id(), "", MESSAGE, Map.of("from_bot", "true", "force_notification", ids.next()));
    db.write(tx -> {
      messages.say(tx, channel, sender.username(), note, false);
      return true;
    });
  }
}
