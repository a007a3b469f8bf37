package org.starling.features.audit;

import java.util.List;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Reading the record. */
final class AuditApi {
  private final Database db;
  private final Permissions permissions;
  private final AuditStore store;

  AuditApi(Database db, Permissions permissions, AuditStore store) {
    this.db = db;
    this.permissions = permissions;
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/audits").needs(Need.system("read_audits")).run(this::all),
        Route.get("/api/v4/users/{user_id}/audits").needs(Need.SESSION).run(this::of));
  }

  private Reply all(Call call) {
    return Reply.ok(store.all(db.replica(), offset(call), call.perPage()));
  }

  private Reply of(Call call) {
    UserId user = call.userId("user_id");
    if (!permissions.actsFor(call.caller(), user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    return Reply.ok(store.of(db.replica(), user, offset(call), call.perPage()));
  }

  private static long offset(Call call) {
    return (long) call.page() * call.perPage();
  }
}
