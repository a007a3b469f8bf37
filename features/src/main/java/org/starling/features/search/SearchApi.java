package org.starling.features.search;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.starling.features.pages.ShowPosts;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostView;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of searching posts. */
final class SearchApi {
  private final Platform platform;
  private final Permissions permissions;
  private final SearchPosts search;
  private final ShowPosts show;

  SearchApi(Platform platform, Permissions permissions, SearchPosts search, ShowPosts show) {
    this.platform = platform;
    this.permissions = permissions;
    this.search = search;
    this.show = show;
  }

  List<Route> routes() {
    return new SearchRoutes(permissions, this::search).of("posts");
  }

  private Reply search(Call call, String team) {
    SearchBody body = SearchBody.of(call, SearchCode.UNREADABLE);
    if (!platform.config().current().service().enablePostSearch()) {
      throw SearchCode.SWITCHED_OFF.refuse();
    }
    SearchTerms terms = body.parsed().withoutExtensions();
    List<PostId> found =
        body.first()
            ? search.find(body.place(call.caller().user(), team), terms, body.options())
            : List.of();
    return Reply.encoded(200, list(show.several(call.caller().user(), found)));
  }

  /** As the contract has it: a list of posts with matches, which this search does not tell. */
  private static byte[] list(List<PostView> views) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512 + 700 * views.size());
    try (JsonGenerator json = Json.mapper().createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("order");
      for (PostView view : views) {
        json.writeString(view.post().id().value());
      }
      json.writeEndArray();
      json.writeObjectFieldStart("posts");
      for (PostView view : views) {
        json.writeFieldName(view.post().id().value());
        PostEncoder.write(json, view);
      }
      json.writeEndObject();
      json.writeStringField("next_post_id", "");
      json.writeStringField("prev_post_id", "");
      json.writeNumberField("first_inaccessible_post_time", 0);
      json.writeNullField("matches");
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
