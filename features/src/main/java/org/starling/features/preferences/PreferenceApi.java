package org.starling.features.preferences;

import java.util.List;
import java.util.regex.Pattern;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Code;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Preferences over HTTP. */
final class PreferenceApi {
  private static final String ALL = "/api/v4/users/{user_id}/preferences";
  private static final String CATEGORY = ALL + "/{category:[A-Za-z0-9_]+}";
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+[a-z0-9_-]*[a-z0-9]+");

  private final Database db;
  private final Permissions permissions;
  private final Preferences preferences;
  private final PreferenceStore store;

  PreferenceApi(
      Database db, Permissions permissions, Preferences preferences, PreferenceStore store) {
    this.db = db;
    this.permissions = permissions;
    this.preferences = preferences;
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL).needs(Need.SESSION).run(call -> list(preferences.of(owner(call)))),
        Route.put(ALL).needs(Need.SESSION).run(this::save),
        Route.post(ALL + "/delete").needs(Need.SESSION).run(this::delete),
        Route.get(CATEGORY).needs(Need.SESSION).run(this::category),
        Route.get(CATEGORY + "/name/{name:[A-Za-z0-9_]+}").needs(Need.SESSION).run(this::one));
  }

  private Reply save(Call call) {
    UserId owner = owner(call);
    List<PreferenceJson> sent = sent(call);
    for (PreferenceJson json : sent) {
      if (PreferenceRules.FLAGGED_POST.equals(json.category())) {
        checkReadable(call.caller(), json.name() == null ? "" : json.name());
      }
    }
    List<Preference> all = owned(sent, owner, PreferenceCode.NOT_YOURS);
    db.write(tx -> {
      preferences.save(tx, owner, all);
      return owner;
    });
    return Reply.ok();
  }

  private Reply delete(Call call) {
    UserId owner = owner(call);
    List<Preference> all = owned(sent(call), owner, PreferenceCode.NOT_YOURS_TO_DELETE);
    db.write(tx -> {
      preferences.delete(tx, owner, all);
      return owner;
    });
    return Reply.ok();
  }

  private Reply category(Call call) {
    UserId owner = owner(call);
    List<Preference> found = preferences.inCategory(owner, word(call, "category"));
    if (found.isEmpty()) {
      throw PreferenceCode.NONE_IN_CATEGORY.refuse();
    }
    return list(found);
  }

  private Reply one(Call call) {
    UserId owner = owner(call);
    Preference found =
        preferences
            .one(owner, word(call, "category"), word(call, "name"))
            .orElseThrow(PreferenceCode.NO_SUCH::refuse);
    return Reply.ok(PreferenceJson.of(found));
  }

  private UserId owner(Call call) {
    UserId owner = call.userId("user_id");
    if (!permissions.actsFor(call.caller(), owner)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    return owner;
  }

  private static List<PreferenceJson> sent(Call call) {
    List<PreferenceJson> sent =
        call.list(PreferenceJson.class, HttpCode.BAD_BODY, PreferenceCode.HOLDS_NUL);
    if (sent.isEmpty() || sent.size() > PreferenceLimits.CHANGED_AT_ONCE_MAX) {
      throw HttpCode.BAD_BODY.refuse("preferences");
    }
    return sent;
  }

  private static List<Preference> owned(List<PreferenceJson> sent, UserId owner, Code otherwise) {
    return sent.stream().map(json -> json.of(owner, otherwise)).toList();
  }

  /** Only a post that one may read can be kept. */
  private void checkReadable(Caller caller, String post) {
    if (!Id.isValid(post)) {
      throw HttpCode.BAD_BODY.refuse("name");
    }
    ChannelId channel =
        store
            .channelOf(db.primary(), new PostId(post))
            .orElseThrow(() -> HttpCode.BAD_BODY.refuse("name"));
    if (!permissions.inChannel(caller, channel, "read_channel_content")) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel_content");
    }
  }

  private static String word(Call call, String placeholder) {
    String text = call.path(placeholder);
    if (!WORD.matcher(text).matches()) {
      throw HttpCode.BAD_PATH.refuse(placeholder);
    }
    return text;
  }

  private static Reply list(List<Preference> found) {
    return Reply.ok(found.stream().map(PreferenceJson::of).toList());
  }
}
