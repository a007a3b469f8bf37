package org.starling.features.reminders;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.features.channeledit.OpenConversation;
import org.starling.features.channels.Channel;
import org.starling.features.channels.SystemPosts;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.systembot.SystemBot;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Leadership;
import org.starling.platform.db.Database;

/**
 * Sends the reminders that are due, each as a direct message of the server's bot. A reminder's row
 * is taken away in the transaction that writes its message, so that each is sent once, however many
 * servers look at the same time and wherever one of them stops.
 */
public final class SendReminders {
  static final String TYPE = "reminder";
  private static final Logger LOG = LoggerFactory.getLogger(SendReminders.class);

  private final Database db;
  private final Clock clock;
  private final Users users;
  private final SystemBot bot;
  private final OpenConversation conversations;
  private final FindPosts posts;
  private final SystemPosts messages;
  private final Reminded reminded;
  private final ReminderStore store;

  SendReminders(
      Platform platform, RemindersWiring.Needs needs, Reminded reminded, ReminderStore store) {
    this.db = platform.db();
    this.clock = platform.clock();
    this.users = needs.users();
    this.bot = needs.bot();
    this.conversations = needs.conversations();
    this.posts = needs.posts();
    this.messages = needs.messages();
    this.reminded = reminded;
    this.store = store;
  }

  /** Sends what is due, or the longest overdue part of it; may be called by several at once. */
  public void sendDue(Leadership leadership) {
    List<Reminder> due =
        store.due(db.primary(), clock.millis() / 1000, ReminderLimits.DUE_AT_ONCE_MAX);
    for (Reminder reminder : due) {
      try {
        send(leadership, reminder);
      } catch (RuntimeException e) {
        LOG.warn("a reminder is sent later: {}", e.toString());
      }
    }
  }

  /** Nobody is reminded who has left, or of a post that was deleted: only the row goes. */
  private void send(Leadership leadership, Reminder reminder) {
    Optional<User> user = users.byId(reminder.user()).filter(found -> !found.deactivated());
    Optional<Post> post =
        posts.stored(db.primary(), reminder.post()).filter(found -> !found.deleted());
    if (user.isEmpty() || post.isEmpty()) {
      leadership.lead(tx -> store.claim(tx, reminder));
      return;
    }
    User sender = bot.account();
    Channel channel = conversations.between(user.get(), sender);
    SystemPosts.Note note = note(sender, reminded.of(post.get()));
    leadership.lead(tx -> {
      boolean claimed = store.claim(tx, reminder);
      if (claimed) {
        messages.say(tx, channel, sender.username(), note, true);
      }
      return claimed;
    });
  }

  private static SystemPosts.Note note(User sender, Reminded.Facts facts) {
    Map<String, Object> props = facts.props();
    props.put("from_bot", "true");
    return new SystemPosts.Note(
        sender.id(),
        TYPE,
        "You wanted to be reminded of this message by @%s: %s"
            .formatted(facts.author(), facts.address()),
        props);
  }
}
