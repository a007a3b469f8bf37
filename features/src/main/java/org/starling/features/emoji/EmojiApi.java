package org.starling.features.emoji;

import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import org.starling.kernel.Caller;
import org.starling.kernel.Code;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.Call;
import org.starling.platform.http.Form;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.storage.Blobs;

/** Own emoji over HTTP. */
final class EmojiApi {
  private static final String EMOJI = "/api/v4/emoji";
  private static final String ID = "emoji_id";

  private final Database db;
  private final ConfigSource config;
  private final Blobs blobs;
  private final Clock clock;
  private final Permissions permissions;
  private final EmojiStore store;
  private final MakeEmoji make;

  EmojiApi(Platform platform, Permissions permissions, EmojiStore store, MakeEmoji make) {
    this.db = platform.db();
    this.config = platform.config();
    this.blobs = platform.blobs();
    this.clock = platform.clock();
    this.permissions = permissions;
    this.store = store;
    this.make = make;
  }

  List<Route> routes() {
    return List.of(
        Route.get(EMOJI).needs(Need.SESSION).run(this::page),
        Route.post(EMOJI)
            .needs(Need.SESSION)
            .bodyBytesMax(EmojiLimits.FORM_BYTES_MAX)
            .run(this::make),
        Route.get(EMOJI + "/autocomplete").needs(Need.SESSION).run(this::complete),
        Route.get(EMOJI + "/name/{name:[A-Za-z0-9_+-]+}").needs(Need.SESSION).run(this::byName),
        Route.post(EMOJI + "/names").needs(Need.SESSION).run(this::byNames),
        Route.post(EMOJI + "/search").needs(Need.SESSION).run(this::search),
        Route.get(EMOJI + "/{emoji_id}").needs(Need.SESSION).run(this::one),
        Route.delete(EMOJI + "/{emoji_id}").needs(Need.SESSION).run(this::remove),
        Route.get(EMOJI + "/{emoji_id}/image").needs(Need.SESSION).noCsrf().run(this::picture));
  }

  private void checkOn(Code off) {
    if (!config.current().service().enableCustomEmoji()) {
      throw off.refuse();
    }
  }

  private Reply page(Call call) {
    checkOn(EmojiCode.OFF);
    String sort = call.query("sort");
    if (!sort.isEmpty() && !sort.equals("name")) {
      throw HttpCode.BAD_PATH.refuse("sort");
    }
    return Reply.ok(
        EmojiJson.of(store.page(db.primary(), !sort.isEmpty(), call.page(), call.perPage())));
  }

  private Reply make(Call call) throws IOException {
    checkOn(EmojiCode.OFF);
    if (call.contentLength() > EmojiLimits.PICTURE_BYTES_MAX) {
      throw EmojiCode.TOO_LARGE.refuse();
    }
    Form form = call.form(EmojiCode.NO_FORM);
    Caller caller = call.caller();
    if (!permissions.has(caller, "create_emojis")) {
      throw HttpCode.NOT_PERMITTED.refuse("create_emojis");
    }
    EmojiJson.Form wanted = wanted(form.text("emoji"));
    make.check(caller, wanted.name(), wanted.creatorId());
    Form.Upload upload =
        form.upload("image").orElseThrow(() -> HttpCode.BAD_BODY.refuse("createEmoji"));
    return Reply.ok(EmojiJson.of(make.make(caller, wanted.name(), upload)));
  }

  private static EmojiJson.Form wanted(String json) {
    try {
      return Json.read(
          json.getBytes(StandardCharsets.UTF_8),
          TypeFactory.defaultInstance().constructType(EmojiJson.Form.class));
    } catch (IOException e) {
      throw HttpCode.BAD_BODY.refuse("createEmoji", e);
    }
  }

  private Reply complete(Call call) {
    checkOn(EmojiCode.SEARCH_OFF);
    if (call.query("name").isEmpty()) {
      throw HttpCode.BAD_PATH.refuse("name");
    }
    return Reply.ok(EmojiJson.of(store.like(db.primary(), escaped(call.query("name")) + "%")));
  }

  private Reply search(Call call) {
    EmojiJson.Search search = call.json(EmojiJson.Search.class);
    checkOn(EmojiCode.SEARCH_OFF);
    if (search.term().isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("term");
    }
    String before = search.prefixOnly() ? "" : "%";
    return Reply.ok(EmojiJson.of(store.like(db.primary(), before + escaped(search.term()) + "%")));
  }

  private static String escaped(String term) {
    return term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private Reply byName(Call call) {
    String name = call.path("name");
    if (name.length() > KnownEmoji.NAME_CHARS_MAX) {
      throw HttpCode.BAD_PATH.refuse("emoji_name");
    }
    checkOn(EmojiCode.OFF);
    return store.byNames(db.primary(), List.of(name)).stream()
        .findFirst()
        .map(emoji -> Reply.ok(EmojiJson.of(emoji)))
        .orElseThrow(EmojiCode.UNKNOWN_NAME::refuse);
  }

  private Reply byNames(Call call) {
    List<String> names = call.texts(HttpCode.UNPARSABLE);
    if (names.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("names");
    }
    checkOn(EmojiCode.OFF);
    if (names.size() > EmojiLimits.NAMES_MAX) {
      throw EmojiCode.TOO_MANY_NAMES.refuse();
    }
    return Reply.ok(EmojiJson.of(store.byNames(db.primary(), names)));
  }

  private Emoji existing(Call call) {
    String id = call.id(ID);
    checkOn(EmojiCode.OFF);
    return store.byId(db.primary(), id).orElseThrow(EmojiCode.UNKNOWN::refuse);
  }

  private Reply one(Call call) {
    return Reply.ok(EmojiJson.of(existing(call)));
  }

  private Reply picture(Call call) throws IOException {
    Emoji emoji = existing(call);
    try (InputStream in = blobs.read(MakeEmoji.key(emoji.id()))) {
      byte[] bytes = in.readAllBytes();
      return Reply.bytes(type(bytes), bytes).with("Cache-Control", "max-age=2592000, private");
    } catch (NoSuchFileException e) {
      throw EmojiCode.UNKNOWN.refuse("the picture is not in the file store", e);
    }
  }

  private static String type(byte[] bytes) {
    return switch (bytes.length == 0 ? 0 : bytes[0] & 0xff) {
      case 'G' -> "image/gif";
      case 0xff -> "image/jpeg";
      case 'B' -> "image/bmp";
      default -> "image/png";
    };
  }

  private Reply remove(Call call) {
    Emoji emoji = existing(call);
    boolean own = emoji.creator().equals(call.caller().user().value());
    String permission = own ? "delete_emojis" : "delete_others_emojis";
    if (!permissions.has(call.caller(), permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
    make.remove(emoji, clock.millis());
    return Reply.ok();
  }
}
