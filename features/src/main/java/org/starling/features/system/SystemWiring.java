package org.starling.features.system;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.starling.features.auth.Mailer;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Standing;
import org.starling.platform.http.Route;

/** Builds what the API says of the server as a whole. */
public final class SystemWiring {
  /**
   * What only the server's assembly knows, and earlier features.
   *
   * @param logFile the file that is written now
   * @param sockets websocket connections open now
   * @param standing whether this node takes requests
   */
  public record Surroundings(
      Supplier<Path> logFile, IntSupplier sockets, Users users, Mailer mailer, Standing standing) {}

  private SystemWiring() {}

  /** Returns whether an administrator has marked the server busy. */
  public static BooleanSupplier wire(
      Platform platform, Permissions permissions, Surroundings around, List<Route> routes) {
    SystemStore store = new SystemStore();
    UsageStore usage = new UsageStore();
    Busy busy = new Busy(platform);
    routes.addAll(new PingApi(platform, permissions, store, around.standing()).routes());
    routes.addAll(new AboutApi(platform, permissions, store, usage).routes());
    routes.addAll(
        new AnalyticsApi(platform, usage, new NodeFigures(platform, around.sockets())).routes());
    routes.addAll(new UpkeepApi(platform, permissions, store).routes());
    routes.addAll(new BusyApi(busy).routes());
    routes.addAll(new LogApi(platform, permissions, around.logFile()).routes());
    routes.addAll(new ChecksApi(platform.config(), around.users(), around.mailer()).routes());
    routes.addAll(new ObjectStoreApi(platform.config(), permissions).routes());
    routes.addAll(new ClientApi(platform.config(), platform.events()).routes());
    return busy;
  }
}
