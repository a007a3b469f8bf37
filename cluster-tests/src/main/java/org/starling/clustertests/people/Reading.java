package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.starling.clustertests.history.Stored;

/** Reads whole channels, page by page. */
record Reading(Api api, String token) {
  private static final int PAGE = 200;

  Map<String, Stored> all(String channel) {
    Map<String, Stored> posts = new HashMap<>();
    for (int page = 0; ; page++) {
      String path = "/channels/" + channel + "/posts?page=" + page + "&per_page=" + PAGE;
      JsonNode answer = api.must(token, Request.get(path)).json();
      for (JsonNode post : answer.path("posts")) {
        if (post.path("type").asText().isEmpty()) {
          Set<String> reactions = Copy.reactions(post);
          posts.put(post.path("id").asText(), Copy.stored(post, reactions));
        }
      }
      if (answer.path("order").size() < PAGE) {
        return posts;
      }
    }
  }
}
