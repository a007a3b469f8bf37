package org.starling.features.reminders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.features.sending.SendNotice;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;

/** Notes that somebody wants to be reminded of a post, and tells them so. */
final class RemindLater {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  /** The last second that can be written as a date of four digits. */
  private static final long SECONDS_MAX = 253_402_300_799L;

  private final Database db;
  private final Permissions permissions;
  private final FindPosts posts;
  private final Reminded reminded;
  private final SendNotice notices;
  private final ReminderStore store;

  RemindLater(Database db, RemindersWiring.Needs needs, Reminded reminded, ReminderStore store) {
    this.db = db;
    this.permissions = needs.permissions();
    this.posts = needs.posts();
    this.reminded = reminded;
    this.notices = needs.notices();
    this.store = store;
  }

  /** The post, if the caller may have {@code user} reminded of it. */
  Post enter(Caller caller, UserId user, PostId id) {
    if (!permissions.actsFor(caller, user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    Post post = posts.readEvenDeleted(caller, id).post();
    if (post.deleted()) {
      throw PostCode.UNKNOWN.refuse();
    }
    return post;
  }

  void remind(UserId user, Post post, long at) {
    db.write(tx -> {
      store.save(tx, new Reminder(post.id(), user, at));
      return true;
    });
    Reminded.Facts facts = reminded.of(post);
    ObjectNode props = Json.mapper().valueToTree(facts.props());
    props.put("target_time", at).put("type", SendReminders.TYPE);
    notices.answer(
        user,
        post,
        "At %s you will be reminded of %s by @%s"
            .formatted(
                TIME.format(Instant.ofEpochSecond(Math.clamp(at, 0, SECONDS_MAX))),
                facts.address(),
                facts.author()),
        props);
  }
}
