package org.starling.features.accesstokens;

import java.util.List;
import org.starling.features.sessions.EndSessions;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.TokenId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.http.HttpCode;

/** Makes, shows and withdraws personal access tokens. */
final class AccessTokens {
  private static final String CREATE = "create_user_access_token";
  private static final String READ = "read_user_access_token";
  private static final String REVOKE = "revoke_user_access_token";

  private final Platform platform;
  private final AccessTokenStore store;
  private final EndSessions end;
  private final Users users;
  private final Permissions permissions;

  AccessTokens(
      Platform platform,
      AccessTokenStore store,
      EndSessions end,
      Users users,
      Permissions permissions) {
    this.platform = platform;
    this.store = store;
    this.end = end;
    this.users = users;
    this.permissions = permissions;
  }

  AccessToken create(Caller caller, UserId owner, String description) {
    User user = users.byId(owner).orElseThrow(UserCode.UNKNOWN::refuse);
    if (description.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("description");
    }
    check(caller, CREATE);
    checkActsFor(caller, owner);
    if (!platform.config().current().service().enableUserAccessTokens() && !user.bot().is()) {
      throw AccessTokenCode.OFF.refuse();
    }
    int characters = description.codePointCount(0, description.length());
    if (characters > AccessTokenLimits.DESCRIPTION_CHARS_MAX) {
      throw AccessTokenCode.DESCRIPTION.refuse();
    }
    AccessToken token =
        new AccessToken(
            new TokenId(platform.ids().next()), platform.ids().next(), owner, description, true);
    return platform
        .db()
        .write(tx -> {
          store.insert(tx, token);
          return token;
        });
  }

  List<AccessToken> of(Caller caller, UserId owner, int page, int perPage) {
    check(caller, READ);
    checkActsFor(caller, owner);
    return store.of(platform.db().primary(), owner, page * perPage, perPage);
  }

  List<AccessToken> all(int page, int perPage) {
    return store.all(platform.db().primary(), page * perPage, perPage);
  }

  List<AccessToken> search(String term) {
    String prefix = term.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return store.search(platform.db().primary(), prefix, AccessTokenLimits.FOUND_MAX);
  }

  AccessToken read(Caller caller, TokenId id) {
    check(caller, READ);
    return enter(caller, id);
  }

  void revoke(Caller caller, String id) {
    check(caller, REVOKE);
    AccessToken token = enter(caller, tokenId(id));
    platform
        .db()
        .write(tx -> {
          store.delete(tx, token.id());
          end.ofToken(tx, token.user(), token.secret());
          return token;
        });
  }

  void disable(Caller caller, String id) {
    check(caller, REVOKE);
    AccessToken token = enter(caller, tokenId(id));
    platform
        .db()
        .write(tx -> {
          store.updateActive(tx, token.id(), false);
          end.ofToken(tx, token.user(), token.secret());
          return token;
        });
  }

  void enable(Caller caller, String id) {
    check(caller, CREATE);
    AccessToken token = enter(caller, tokenId(id));
    platform
        .db()
        .write(tx -> {
          store.updateActive(tx, token.id(), true);
          return token;
        });
  }

  private AccessToken enter(Caller caller, TokenId id) {
    AccessToken token =
        store.byId(platform.db().primary(), id).orElseThrow(AccessTokenCode.UNKNOWN::refuse);
    checkActsFor(caller, token.user());
    return token;
  }

  private static TokenId tokenId(String id) {
    if (!Id.isValid(id)) {
      throw AccessTokenCode.UNKNOWN.refuse();
    }
    return new TokenId(id);
  }

  /** A session that an application was given does not reach further than that application. */
  private void check(Caller caller, String permission) {
    if (caller.oauth() || !permissions.has(caller, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }

  private void checkActsFor(Caller caller, UserId owner) {
    if (!permissions.actsFor(caller, owner)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
  }
}
