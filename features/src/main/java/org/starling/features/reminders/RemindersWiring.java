package org.starling.features.reminders;

import java.util.List;
import org.starling.features.channeledit.OpenConversation;
import org.starling.features.channels.Channels;
import org.starling.features.channels.SystemPosts;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.sending.SendNotice;
import org.starling.features.systembot.SystemBot;
import org.starling.features.teams.Teams;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Builds reminders: one route, and what sends them. */
public final class RemindersWiring {
  /** What reminders ask of earlier features. */
  public record Needs(
      Permissions permissions,
      Users users,
      Teams teams,
      Channels channels,
      OpenConversation conversations,
      FindPosts posts,
      SystemPosts messages,
      SendNotice notices,
      SystemBot bot) {}

  private record Body(long targetTime) {}

  private RemindersWiring() {}

  public static SendReminders wire(Platform platform, List<Route> routes, Needs needs) {
    Reminded reminded =
        new Reminded(platform.config(), needs.users(), needs.channels(), needs.teams());
    ReminderStore store = new ReminderStore();
    RemindLater later = new RemindLater(platform.db(), needs, reminded, store);
    routes.add(
        Route.post("/api/v4/users/{user_id}/posts/{post_id}/reminder")
            .needs(Need.SESSION)
            .run(call -> remind(later, call)));
    SendReminders send = new SendReminders(platform, needs, reminded, store);
    platform.jobs().task("send-reminders", ReminderLimits.SENT_EVERY, send::sendDue);
    return send;
  }

  /** Who may not is told so before anything is said of the body. */
  private static Reply remind(RemindLater later, Call call) {
    UserId user = call.userId("user_id");
    Post post = later.enter(call.caller(), user, call.postId("post_id"));
    later.remind(user, post, call.jsonOr(new Body(0), Body.class).targetTime());
    return Reply.ok();
  }
}
