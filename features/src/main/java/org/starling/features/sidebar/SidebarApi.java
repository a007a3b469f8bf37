package org.starling.features.sidebar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of the sidebar. */
final class SidebarApi {
  private static final String ALL = "/api/v4/users/{user_id}/teams/{team_id}/channels/categories";
  private static final String ONE = ALL + "/{category_id:[A-Za-z0-9_]+}";
  private static final Pattern ID =
      Pattern.compile(
          "[A-Za-z0-9]{26}|(favorites|channels|direct_messages)_[A-Za-z0-9]{26}_[A-Za-z0-9]{26}");

  private final Permissions permissions;
  private final Categories categories;
  private final ChangeCategories change;

  SidebarApi(Permissions permissions, Categories categories, ChangeCategories change) {
    this.permissions = permissions;
    this.categories = categories;
    this.change = change;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL).needs(Need.SESSION).run(this::all),
        Route.post(ALL).needs(Need.SESSION).run(this::create),
        Route.put(ALL).needs(Need.SESSION).run(this::updateMany),
        Route.get(ALL + "/order").needs(Need.SESSION).run(this::order),
        Route.put(ALL + "/order").needs(Need.SESSION).run(this::reorder),
        Route.get(ONE).needs(Need.SESSION).run(this::one),
        Route.put(ONE).needs(Need.SESSION).run(this::update),
        Route.delete(ONE).needs(Need.SESSION).run(this::delete));
  }

  /** Whose sidebar, after the caller was found to be allowed there. */
  private record Owner(UserId user, TeamId team) {}

  private Owner owner(Call call) {
    Owner owner = new Owner(call.userId("user_id"), call.teamId("team_id"));
    boolean may =
        permissions.actsFor(call.caller(), owner.user())
            && permissions.inTeam(call.caller(), owner.team(), "view_team");
    if (!may) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
    return owner;
  }

  private Reply all(Call call) {
    Owner owner = owner(call);
    return Reply.ok(SidebarJson.Sidebar.of(categories.of(owner.user(), owner.team())));
  }

  private Reply order(Call call) {
    Owner owner = owner(call);
    return Reply.ok(categories.of(owner.user(), owner.team()).stream().map(Category::id).toList());
  }

  private Reply one(Call call) {
    return Reply.ok(SidebarJson.View.of(named(call, owner(call))));
  }

  private Reply create(Call call) {
    Owner owner = owner(call);
    SidebarJson.Wanted wanted = call.json(SidebarJson.Wanted.class);
    return Reply.ok(SidebarJson.View.of(change.create(wanted.of(owner.user(), owner.team()))));
  }

  private Reply updateMany(Call call) {
    Owner owner = owner(call);
    List<SidebarJson.Wanted> wanted = call.list(SidebarJson.Wanted.class, HttpCode.BAD_BODY);
    List<Category> all = new ArrayList<>();
    for (SidebarJson.Wanted one : wanted) {
      all.add(one.of(owner.user(), owner.team()));
    }
    return Reply.ok(SidebarJson.View.of(change.update(owner.user(), owner.team(), all)));
  }

  private Reply update(Call call) {
    Owner owner = owner(call);
    Category present = named(call, owner);
    Category wanted = call.json(SidebarJson.Wanted.class).of(owner.user(), owner.team());
    List<Category> changed =
        change.update(owner.user(), owner.team(), List.of(wanted.named(present.id())));
    return Reply.ok(SidebarJson.View.of(changed.getFirst()));
  }

  private Reply reorder(Call call) {
    Owner owner = owner(call);
    List<String> order = call.texts(HttpCode.UNPARSABLE);
    change.reorder(owner.user(), owner.team(), order);
    return Reply.ok(order);
  }

  private Reply delete(Call call) {
    change.delete(named(call, owner(call)));
    return Reply.ok();
  }

  /** A category that is not there, or not theirs, is nobody's to touch. */
  private Category named(Call call, Owner owner) {
    String id = call.path("category_id");
    if (!ID.matcher(id).matches()) {
      throw HttpCode.BAD_PATH.refuse("category_id");
    }
    return categories.of(owner.user(), owner.team()).stream()
        .filter(category -> category.id().equals(id))
        .findFirst()
        .orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse("category_id"));
  }
}
