package org.starling.features.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Refusal;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.Call;
import org.starling.platform.http.Form;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.HttpLimits;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Uploading and reading files over HTTP. */
final class FileApi {
  private static final String FILE = "/api/v4/files/{file_id}";
  private static final String ID = "file_id";
  private static final long FORM_BYTES = 64 << 10;

  private final Database db;
  private final ConfigSource config;
  private final FileDoor door;
  private final StoreFile store;
  private final FileReply replies;
  private final PublicLink links;

  FileApi(Platform platform, FileDoor door, StoreFile store) {
    this.db = platform.db();
    this.config = platform.config();
    this.door = door;
    this.store = store;
    this.replies = new FileReply(platform.blobs());
    this.links = new PublicLink(platform.config());
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/files")
            .needs(Need.SESSION)
            .bodyBytesMax(c -> c.file().maxFileSize() + FORM_BYTES + HttpLimits.BODY_SPARE_BYTES)
            .run(this::upload),
        Route.get(FILE).needs(Need.SESSION).noCsrf().run(this::file),
        Route.head(FILE).needs(Need.SESSION).noCsrf().run(this::file),
        Route.get(FILE + "/info").needs(Need.SESSION).run(this::info),
        Route.get(FILE + "/link").needs(Need.SESSION).run(this::link),
        Route.get(FILE + "/preview").needs(Need.SESSION).noCsrf().run(this::preview),
        Route.head(FILE + "/preview").needs(Need.SESSION).noCsrf().run(this::preview),
        Route.get(FILE + "/thumbnail").needs(Need.SESSION).noCsrf().run(this::thumbnail),
        Route.head(FILE + "/thumbnail").needs(Need.SESSION).noCsrf().run(this::thumbnail),
        Route.get("/files/{file_id}/public").needs(Need.NOBODY).noCsrf().run(this::byLink),
        Route.head("/files/{file_id}/public").needs(Need.NOBODY).noCsrf().run(this::byLink));
  }

  private Reply upload(Call call) throws IOException {
    if (!config.current().file().enableFileAttachments()) {
      throw FileCode.OFF.refuse();
    }
    boolean form = call.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/");
    return form ? ofForm(call) : ofBody(call);
  }

  private Reply ofForm(Call call) throws IOException {
    Form form = form(call);
    String channel =
        form.text("channel_id").isEmpty() ? call.query("channel_id") : form.text("channel_id");
    List<Form.Upload> uploads = form.uploads("files");
    if (channel.isEmpty() && !uploads.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("channel_id");
    }
    ChannelId place = place(call.caller(), channel);
    ArrayNode infos = Json.mapper().createArrayNode();
    for (Form.Upload upload : uploads) {
      checkSize(upload.bytes());
      try (InputStream in = upload.open()) {
        infos.add(FileJson.of(store(call.caller(), place, upload.fileName(), in)));
      }
    }
    ObjectNode answer = Json.object();
    answer.set("file_infos", infos);
    answer.set("client_ids", Json.mapper().valueToTree(form.texts("client_ids")));
    return Reply.created(answer);
  }

  private static Form form(Call call) {
    try {
      return call.form(FileCode.UNREADABLE_FORM);
    } catch (Refusal refusal) {
      throw refusal.code() == HttpCode.BODY_TOO_LARGE ? FileCode.TOO_LARGE.refuse() : refusal;
    }
  }

  private Reply ofBody(Call call) throws IOException {
    ChannelId place = place(call.caller(), call.query("channel_id"));
    if (call.query("filename").isEmpty()) {
      throw HttpCode.BAD_PATH.refuse("filename");
    }
    checkSize(call.contentLength());
    FileInfo file = store(call.caller(), place, call.query("filename"), call.stream());
    ObjectNode answer = Json.object();
    answer.putArray("file_infos").add(FileJson.of(file));
    return Reply.created(answer.putNull("client_ids"));
  }

  private FileInfo store(Caller caller, ChannelId place, String name, InputStream in)
      throws IOException {
    return store.store(new StoreFile.Draft(caller.user(), place, FileInfo.plainName(name), in));
  }

  private ChannelId place(Caller caller, String channel) {
    if (!Id.isValid(channel)) {
      throw HttpCode.BAD_PATH.refuse("channel_id");
    }
    door.checkMayUpload(caller, channel);
    return new ChannelId(channel);
  }

  private void checkSize(long bytes) {
    if (bytes > config.current().file().maxFileSize()) {
      throw FileCode.TOO_LARGE.refuse();
    }
  }

  private FileStore.Kept open(Call call, FileCode unknown) {
    return door.open(db.primary(), call.caller(), call.fileId(ID), unknown);
  }

  private Reply file(Call call) throws IOException {
    return replies.whole(call, open(call, FileCode.UNKNOWN_BYTES), FileCode.UNKNOWN_BYTES);
  }

  private Reply info(Call call) {
    return Reply.ok(FileJson.of(open(call, FileCode.UNKNOWN).info()))
        .with("Cache-Control", "max-age=2592000, private");
  }

  private Reply link(Call call) {
    links.checkOn();
    FileInfo file = open(call, FileCode.UNKNOWN).info();
    if (file.post().isEmpty()) {
      throw FileCode.LINK_WITHOUT_POST.refuse();
    }
    return Reply.ok(Json.object().put("link", links.of(file.id())));
  }

  private Reply preview(Call call) throws IOException {
    FileStore.Kept kept = open(call, FileCode.UNKNOWN_BYTES);
    return picture(call, kept, kept.paths().preview(), FileCode.NO_PREVIEW);
  }

  private Reply thumbnail(Call call) throws IOException {
    FileStore.Kept kept = open(call, FileCode.UNKNOWN_BYTES);
    return picture(call, kept, kept.paths().thumbnail(), FileCode.NO_THUMBNAIL);
  }

  private Reply picture(Call call, FileStore.Kept kept, String path, FileCode none)
      throws IOException {
    if (path.isEmpty()) {
      throw none.refuse();
    }
    return replies.picture(call, kept.info(), path, none);
  }

  private Reply byLink(Call call) throws IOException {
    try {
      links.checkOn();
      FileStore.Kept kept =
          door.byLink(
              db.primary(), call.fileId(ID), links.proves(call.fileId(ID), call.query("h")));
      return replies.whole(call, kept, FileCode.LINK_WRONG);
    } catch (Refusal refusal) {
      return PublicLink.page(refusal);
    }
  }
}
