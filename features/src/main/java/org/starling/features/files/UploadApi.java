package org.starling.features.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.Caller;
import org.starling.kernel.FileId;
import org.starling.kernel.Ids;
import org.starling.kernel.Permissions;
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

/** Uploads in parts over HTTP. */
final class UploadApi {
  /** What a client says of a file it wants to send. */
  record Wanted(String channelId, String filename, long fileSize, String type) {}

  private static final String UPLOAD = "/api/v4/uploads/{upload_id}";
  private static final long FORM_BYTES = 64 << 10;

  private final Database db;
  private final ConfigSource config;
  private final Ids ids;
  private final Clock clock;
  private final Permissions permissions;
  private final FileDoor door;
  private final UploadStore store;
  private final ContinueUpload next;

  UploadApi(Platform platform, Permissions permissions, FileDoor door, StoreFile files) {
    this.db = platform.db();
    this.config = platform.config();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.permissions = permissions;
    this.door = door;
    this.store = new UploadStore();
    this.next = new ContinueUpload(platform, store, files);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/uploads").needs(Need.SESSION).body(Wanted.class).run(this::begin),
        Route.get(UPLOAD).needs(Need.SESSION).run(this::read),
        Route.post(UPLOAD)
            .needs(Need.SESSION)
            .bodyBytesMax(c -> c.file().maxFileSize() + FORM_BYTES + HttpLimits.BODY_SPARE_BYTES)
            .run(this::proceed),
        Route.get("/api/v4/users/{user_id}/uploads").needs(Need.SESSION).run(this::list));
  }

  private Reply begin(Call call, Wanted wanted) {
    if (!config.current().file().enableFileAttachments()) {
      throw FileCode.UPLOADS_OFF.refuse();
    }
    Caller caller = call.caller();
    boolean archive = wanted.type().equals(Upload.IMPORT);
    if (archive && !permissions.has(caller, "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_system");
    }
    if (!archive) {
      door.checkMayUpload(caller, wanted.channelId());
    }
    if (wanted.fileSize() > config.current().file().maxFileSize()) {
      throw FileCode.UPLOAD_TOO_LARGE.refuse();
    }
    if (wanted.fileSize() <= 0) {
      throw FileCode.UPLOAD_SIZE.refuse();
    }
    Upload upload =
        new Upload(
            ids.next(),
            archive ? Upload.IMPORT : Upload.ATTACHMENT,
            clock.millis(),
            caller.user(),
            archive ? "" : wanted.channelId(),
            FileInfo.plainName(wanted.filename()),
            wanted.fileSize(),
            0);
    db.write(tx -> {
      store.insert(tx, upload);
      return true;
    });
    return Reply.created(json(upload));
  }

  private Reply read(Call call) {
    Upload upload = existing(call);
    if (!call.caller().is(upload.user()) && !permissions.has(call.caller(), "manage_system")) {
      throw FileCode.UPLOAD_OF_OTHERS.refuse();
    }
    return Reply.ok(json(upload));
  }

  private Reply proceed(Call call) throws IOException {
    Upload upload = existing(call);
    if (!call.caller().is(upload.user())) {
      throw HttpCode.NOT_PERMITTED.refuse();
    }
    if (upload.kind().equals(Upload.ATTACHMENT)) {
      door.checkMayUpload(call.caller(), upload.channel());
    }
    Optional<FileInfo> file;
    if (call.header("Content-Type").startsWith("multipart/")) {
      Form.Upload part =
          call.form(FileCode.UNREADABLE_FORM).uploads().stream()
              .findFirst()
              .orElseThrow(FileCode.UNREADABLE_FORM::refuse);
      try (InputStream in = part.open()) {
        file = next.take(upload, in, part.bytes());
      }
    } else {
      file = next.take(upload, call.stream(), call.contentLength());
    }
    return file.map(f -> Reply.ok(FileJson.of(f))).orElseGet(() -> Reply.encoded(204, new byte[0]));
  }

  private Reply list(Call call) {
    if (!call.caller().is(call.userId("user_id"))) {
      throw FileCode.UPLOADS_OF_OTHERS.refuse();
    }
    return Reply.ok(
        store.ofUser(db.primary(), call.caller().user()).stream().map(UploadApi::json).toList());
  }

  private Upload existing(Call call) {
    FileId id = call.fileId("upload_id");
    return store.byId(db.primary(), id.value()).orElseThrow(FileCode.UPLOAD_UNKNOWN::refuse);
  }

  private static ObjectNode json(Upload upload) {
    return Json.object()
        .put("id", upload.id())
        .put("type", upload.kind())
        .put("create_at", upload.createAt())
        .put("user_id", upload.user().value())
        .put("channel_id", upload.channel())
        .put("filename", upload.fileName())
        .put("file_size", upload.bytes())
        .put("file_offset", upload.offset())
        .put("remote_id", "")
        .put("req_file_id", "");
  }
}
