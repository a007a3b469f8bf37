package org.starling.features.accesstokens;

import java.util.List;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.TokenId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.TextMap;

/** Personal access tokens over HTTP. */
final class AccessTokenApi {
  record Description(String description) {}

  record Search(String term) {}

  private interface Change {
    void make(Caller caller, String tokenId);
  }

  private final AccessTokens tokens;

  AccessTokenApi(AccessTokens tokens) {
    this.tokens = tokens;
  }

  List<Route> routes() {
    Need administrator = Need.system("manage_system");
    return List.of(
        Route.post("/api/v4/users/{user_id}/tokens")
            .needs(Need.SESSION)
            .body(Description.class)
            .run(this::create),
        Route.get("/api/v4/users/{user_id}/tokens").needs(Need.SESSION).run(this::ofUser),
        Route.get("/api/v4/users/tokens").needs(administrator).run(this::all),
        Route.post("/api/v4/users/tokens/search")
            .needs(administrator)
            .body(Search.class)
            .run(this::search),
        Route.get("/api/v4/users/tokens/{token_id}").needs(Need.SESSION).run(this::read),
        change("revoke", tokens::revoke),
        change("disable", tokens::disable),
        change("enable", tokens::enable));
  }

  private static Route change(String verb, Change change) {
    return Route.post("/api/v4/users/tokens/" + verb)
        .needs(Need.SESSION)
        .run(call -> {
          change.make(call.caller(), TextMap.of(call).text("token_id"));
          return Reply.ok();
        });
  }

  private Reply create(Call call, Description body) {
    String description = body.description();
    return Reply.ok(
        AccessTokenJson.withSecret(
            tokens.create(call.caller(), call.userId("user_id"), description)));
  }

  private Reply ofUser(Call call) {
    return reply(tokens.of(call.caller(), call.userId("user_id"), call.page(), call.perPage()));
  }

  private Reply all(Call call) {
    return reply(tokens.all(call.page(), call.perPage()));
  }

  private Reply search(Call call, Search body) {
    String term = body.term();
    if (term.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("term");
    }
    return reply(tokens.search(term));
  }

  private Reply read(Call call) {
    String id = call.path("token_id");
    if (!Id.isValid(id)) {
      throw HttpCode.BAD_PATH.refuse("token_id");
    }
    return Reply.ok(AccessTokenJson.of(tokens.read(call.caller(), new TokenId(id))));
  }

  private static Reply reply(List<AccessToken> found) {
    return Reply.ok(found.stream().map(AccessTokenJson::of).toList());
  }
}
