package org.starling.features.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.starling.kernel.Id;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.realtime.Frame;

/** Roles over HTTP. */
final class RoleApi {
  private final Roles roles;
  private final PatchRole patch;

  RoleApi(Roles roles, PatchRole patch) {
    this.roles = roles;
    this.patch = patch;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/roles").needs(Need.system("manage_system")).run(call -> all()),
        Route.get("/api/v4/roles/{role_id}").needs(Need.SESSION).noCsrf().run(this::byId),
        Route.get("/api/v4/roles/name/{name:[a-z0-9_]+}")
            .needs(Need.SESSION)
            .noCsrf()
            .run(this::byName),
        Route.post("/api/v4/roles/names").needs(Need.SESSION).noCsrf().run(this::named),
        Route.put("/api/v4/roles/{role_id}/patch")
            .needs(Need.SESSION)
            .body(RoleJson.Patch.class)
            .run(this::patch),
        Route.post("/api/v4/permissions/ancillary").needs(Need.SESSION).run(this::ancillary));
  }

  static List<Frame> frames(RoleEvent.Changed event) {
    ObjectNode data = Json.object().put("role", Json.text(RoleJson.of(event.role())));
    return List.of(Frame.of("role_updated", event.audience(), data));
  }

  private Reply all() {
    return Reply.ok(roles.all().stream().map(RoleJson::of).toList());
  }

  private Reply byId(Call call) {
    Role role = roles.byId(roleId(call)).orElseThrow(RoleCode.UNKNOWN::refuse);
    return Reply.ok(RoleJson.of(role));
  }

  private static String roleId(Call call) {
    String id = call.path("role_id");
    if (!Id.isValid(id)) {
      throw HttpCode.BAD_PATH.refuse("role_id");
    }
    return id;
  }

  private Reply byName(Call call) {
    String name = call.path("name");
    if (name.length() > RoleLimits.NAME_CHARS_MAX) {
      throw HttpCode.BAD_PATH.refuse("role_name");
    }
    return Reply.ok(RoleJson.of(roles.named(name).orElseThrow(RoleCode.UNKNOWN_NAME::refuse)));
  }

  private Reply named(Call call) {
    List<String> asked = call.texts(HttpCode.UNPARSABLE);
    if (asked.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("rolenames");
    }
    if (asked.size() > RoleLimits.NAMES_PER_CALL_MAX) {
      throw RoleCode.TOO_MANY_NAMES.refuse();
    }
    List<RoleJson> found = new ArrayList<>();
    for (String name : names(asked)) {
      roles.named(name).map(RoleJson::of).ifPresent(found::add);
    }
    return found.isEmpty() ? Reply.nothing() : Reply.ok(found);
  }

  /** Each once; blank ones are passed over. */
  private static Set<String> names(List<String> asked) {
    Set<String> names = new LinkedHashSet<>(asked);
    names.removeIf(String::isBlank);
    boolean valid =
        names.stream()
            .allMatch(n -> n.length() <= RoleLimits.NAME_CHARS_MAX && n.matches("[a-z0-9_]+"));
    if (!valid) {
      throw HttpCode.BAD_BODY.refuse("rolename");
    }
    return names;
  }

  private Reply patch(Call call, RoleJson.Patch wanted) {
    return Reply.ok(RoleJson.of(patch.patch(call.caller(), roleId(call), wanted.wanted())));
  }

  private Reply ancillary(Call call) {
    List<String> permissions = call.texts(HttpCode.UNPARSABLE);
    if (permissions.isEmpty()) {
      throw HttpCode.UNPARSABLE.refuse("no permission named");
    }
    return Reply.ok(KnownPermissions.withAncillary(permissions));
  }
}
