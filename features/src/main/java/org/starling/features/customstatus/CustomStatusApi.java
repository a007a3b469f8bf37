package org.starling.features.customstatus;

import java.util.List;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Custom statuses over HTTP. */
final class CustomStatusApi {
  private static final String CURRENT = "/api/v4/users/{user_id}/status/custom";
  private static final String RECENT = CURRENT + "/recent";

  private final ConfigSource config;
  private final Permissions permissions;
  private final ChangeCustomStatus change;

  CustomStatusApi(ConfigSource config, Permissions permissions, ChangeCustomStatus change) {
    this.config = config;
    this.permissions = permissions;
    this.change = change;
  }

  List<Route> routes() {
    return List.of(
        Route.put(CURRENT).needs(Need.SESSION).run(this::set),
        Route.delete(CURRENT).needs(Need.SESSION).run(this::remove),
        Route.delete(RECENT).needs(Need.SESSION).run(this::forget),
        Route.post(RECENT + "/delete").needs(Need.SESSION).run(this::forget));
  }

  private Reply set(Call call) {
    checkOn();
    CustomStatus status = change.settled(call.json(CustomStatus.class));
    change.set(owner(call), status);
    return Reply.ok();
  }

  private Reply remove(Call call) {
    checkOn();
    change.remove(owner(call));
    return Reply.ok();
  }

  private Reply forget(Call call) {
    checkOn();
    CustomStatus status = call.json(CustomStatus.class);
    change.forget(owner(call), status);
    return Reply.ok();
  }

  private void checkOn() {
    if (!config.current().team().enableCustomUserStatuses()) {
      throw CustomStatusCode.OFF.refuse();
    }
  }

  private UserId owner(Call call) {
    UserId owner = call.userId("user_id");
    if (!permissions.actsFor(call.caller(), owner)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    return owner;
  }
}
