package org.starling.features.threads;

import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.posts.ReadRight;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.http.HttpCode;

/** Who may act on whose threads. */
final class ThreadDoor {
  private final Database db;
  private final ThreadStore store;
  private final Permissions permissions;
  private final Channels channels;
  private final ReadRight right;

  ThreadDoor(Database db, ThreadStore store, Permissions permissions, Channels channels) {
    this.db = db;
    this.store = store;
    this.permissions = permissions;
    this.channels = channels;
    this.right = new ReadRight(permissions);
  }

  Reader reader() {
    return db.primary();
  }

  void enterTeam(Caller caller, UserId user, TeamId team) {
    checkUser(caller, user);
    if (!permissions.inTeam(caller, team, "view_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
  }

  /** A thread is reached through the channel of its root. */
  void enter(Caller caller, UserId user, PostId thread) {
    checkUser(caller, user);
    List<ThreadStore.Root> roots = store.roots(db.primary(), List.of(thread.value()));
    Channel channel =
        roots.stream()
            .findFirst()
            .flatMap(root -> channels.byId(root.post().channel()))
            .orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse(ReadRight.CONTENT));
    right.check(caller, channel);
  }

  private void checkUser(Caller caller, UserId user) {
    if (!permissions.actsFor(caller, user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
  }
}
