package org.starling.features.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.features.files.FileInfo;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of searching files. */
final class FileSearchApi {
  private final Platform platform;
  private final Permissions permissions;
  private final SearchFiles search;

  FileSearchApi(Platform platform, Permissions permissions, SearchFiles search) {
    this.platform = platform;
    this.permissions = permissions;
    this.search = search;
  }

  List<Route> routes() {
    return new SearchRoutes(permissions, this::search).of("files");
  }

  private Reply search(Call call, String team) {
    SearchBody body = SearchBody.of(call, SearchCode.FILES_UNREADABLE);
    if (!platform.config().current().service().enableFileSearch()) {
      throw SearchCode.FILES_SWITCHED_OFF.refuse();
    }
    List<FileInfo> found =
        body.first()
            ? search.find(body.place(call.caller().user(), team), body.parsed(), body.options())
            : List.of();
    return Reply.ok(list(found)).with("Cache-Control", "no-cache, no-store, must-revalidate");
  }

  private static ObjectNode list(List<FileInfo> found) {
    ObjectNode json = Json.object();
    ArrayNode order = json.putArray("order");
    ObjectNode infos = json.putObject("file_infos");
    for (FileInfo file : found) {
      order.add(file.id().value());
      infos.set(file.id().value(), file.wire());
    }
    return json.put("next_file_info_id", "")
        .put("prev_file_info_id", "")
        .put("first_inaccessible_file_time", 0);
  }
}
