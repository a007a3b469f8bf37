package org.starling.features.notifications;

import java.util.List;
import org.starling.features.channeledit.OpenConversation;
import org.starling.features.channels.SystemPosts;
import org.starling.features.systembot.SystemBot;
import org.starling.features.users.Users;
import org.starling.platform.Platform;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Builds trying out notifications. */
public final class NotificationsWiring {
  /** What is asked of earlier features. */
  public record Needs(
      Users users, OpenConversation conversations, SystemPosts messages, SystemBot bot) {}

  private NotificationsWiring() {}

  public static void wire(Platform platform, List<Route> routes, Needs needs) {
    SendTest test = new SendTest(platform.db(), platform.ids(), needs);
    routes.add(
        Route.post("/api/v4/notifications/test")
            .needs(Need.SESSION)
            .run(call -> {
              test.to(call.caller().user());
              return Reply.ok();
            }));
  }
}
