package org.starling.features.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.starling.platform.http.Json;

/** The wire shape of a file. */
final class FileJson {
  private FileJson() {}

  static ObjectNode of(FileInfo file) {
    ObjectNode json = Json.object();
    json.put("id", file.id().value()).put("user_id", file.creator());
    if (!file.post().isEmpty()) {
      json.put("post_id", file.post());
    }
    json.put("channel_id", file.channel().value())
        .put("create_at", file.times().create())
        .put("update_at", file.times().update())
        .put("delete_at", file.times().delete())
        .put("name", file.name())
        .put("extension", file.extension())
        .put("size", file.bytes())
        .put("mime_type", file.mimeType());
    FileInfo.Picture picture = file.picture();
    if (picture.width() > 0) {
      json.put("width", picture.width()).put("height", picture.height());
    }
    if (picture.preview()) {
      json.put("has_preview_image", true);
    }
    if (picture.mini().length > 0) {
      json.put("mini_preview", picture.mini());
    } else {
      json.putNull("mini_preview");
    }
    return json.put("remote_id", "").put("archived", file.archived());
  }
}
