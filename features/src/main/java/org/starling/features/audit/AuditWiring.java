package org.starling.features.audit;

import java.util.List;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class AuditWiring {
  private AuditWiring() {}

  public static AuditTrail wire(Platform platform, List<Route> routes, Permissions permissions) {
    AuditStore store = new AuditStore();
    routes.addAll(new AuditApi(platform.db(), permissions, store).routes());
    return new AuditTrail(platform, store);
  }
}
