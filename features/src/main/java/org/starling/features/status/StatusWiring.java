package org.starling.features.status;

import java.util.List;
import java.util.function.Consumer;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.users.AccountLife;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Route;

/** Builds statuses and typing. */
public final class StatusWiring {
  /**
   * What later features get.
   *
   * @param life who is deactivated goes offline
   * @param stop saves what is left, and says that this node is gone
   */
  public record Faces(Statuses statuses, AccountLife life, Runnable stop) {}

  private StatusWiring() {}

  /**
   * @param atWork told who types
   */
  public static Faces wire(
      Platform platform,
      List<Route> routes,
      Permissions permissions,
      Accounts accounts,
      Consumer<Caller> atWork) {
    StatusStore store = new StatusStore();
    String node = platform.ids().next();
    StatusBook book = new StatusBook(platform, store, new NodeStore(), node);
    ChangeStatus change = new ChangeStatus(book, platform.config(), platform.clock());
    ConnectedUsers connected = new ConnectedUsers(platform, book, store, change);
    Typing typing = new Typing(permissions, platform.events());
    StatusJson.register(platform.frames());
    Absence absence = new Absence(change, accounts);
    platform.events().on(UserEvent.Changed.class, absence::changed);
    routes.addAll(new StatusApi(change, absence, typing, permissions).routes());
    new StatusActions(change, book, typing, atWork).register(platform.actions());
    connected.begin();
    connected.listen(platform.events());
    platform.events().on(ChannelEvent.Opened.class, opened -> change.active(opened.user()));
    platform
        .jobs()
        .task(
            "end-dnd",
            StatusLimits.DND_ENDED_EVERY,
            leadership -> connected.endDnd(leadership, platform.clock()));
    StatusClock clock = new StatusClock(book, connected, platform.clock());
    clock.start();
    AccountLife life =
        new AccountLife() {
          @Override
          public void deactivated(Tx tx, User user) {
            tx.afterCommit(() -> change.offline(user.id(), false));
          }
        };
    return new Faces(change, life, clock::close);
  }
}
