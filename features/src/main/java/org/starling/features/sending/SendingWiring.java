package org.starling.features.sending;

import java.util.List;
import org.starling.features.channels.Channels;
import org.starling.features.files.Files;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.metadata.FindMetadata;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.postwrites.WriteQueue;
import org.starling.features.status.Statuses;
import org.starling.features.teams.Teams;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds sending. */
public final class SendingWiring {
  /** What sending asks of earlier features. */
  public record Needs(
      Permissions permissions,
      Users users,
      Teams teams,
      Channels channels,
      Statuses statuses,
      FindMentions mentions,
      CollapsedThreads collapsed,
      WriteQueue queue,
      Files files,
      FindMetadata metadata,
      FindQuotes quotes) {}

  private SendingWiring() {}

  /** Returns what tells somebody of what only they shall see. */
  public static SendNotice wire(Platform platform, List<Route> routes, Needs needs) {
    SendNotice notices = new SendNotice(platform);
    NoticeOutsiders outsiders =
        new NoticeOutsiders(needs.users(), needs.teams(), needs.mentions(), notices);
    SendPost send = new SendPost(platform, needs, outsiders);
    routes.addAll(new SendApi(send, notices, needs.permissions()).routes());
    return notices;
  }
}
