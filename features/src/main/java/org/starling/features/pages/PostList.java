package org.starling.features.pages;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostView;
import org.starling.platform.http.Json;

/**
 * A list of posts as the contract has it: an order, and beside it all posts by id, of which there
 * may be more than the order names.
 */
final class PostList {
  private final List<String> order = new ArrayList<>();
  private final Map<String, PostView> posts = new LinkedHashMap<>();
  private String next = "";
  private String previous = "";
  private @Nullable Boolean more;

  /** Puts a post at the end of the order. */
  PostList add(PostView view) {
    order.add(view.post().id().value());
    return beside(view);
  }

  /** Puts a post beside the order; one that is there already stays. */
  PostList beside(PostView view) {
    posts.putIfAbsent(view.post().id().value(), view);
    return this;
  }

  PostList addAll(List<PostView> views) {
    views.forEach(this::add);
    return this;
  }

  PostList besideAll(List<PostView> views) {
    views.forEach(this::beside);
    return this;
  }

  /** The ids just outside; empty where there is none. */
  PostList between(String next, String previous) {
    this.next = next;
    this.previous = previous;
    return this;
  }

  /** Only lists of a thread say whether there is more. */
  PostList more(boolean more) {
    this.more = more;
    return this;
  }

  boolean saysMore() {
    return more != null;
  }

  PostView get(String id) {
    PostView view = posts.get(id);
    if (view == null) {
      throw new IllegalStateException("not in the list");
    }
    return view;
  }

  /** Those of the order. */
  List<PostView> inOrder() {
    return order.stream().map(this::get).toList();
  }

  /** Those of the order and those beside it. */
  List<PostView> all() {
    return List.copyOf(posts.values());
  }

  @Nullable PostView first() {
    return order.isEmpty() ? null : posts.get(order.getFirst());
  }

  @Nullable PostView last() {
    return order.isEmpty() ? null : posts.get(order.getLast());
  }

  /** The version of what is in it, as the contract has it. */
  String etag(String version) {
    Post newest = null;
    for (PostView view : posts.values()) {
      Post post = view.post();
      if (newest == null
          || post.updateAt() > newest.updateAt()
          || post.updateAt() == newest.updateAt()
              && post.id().value().compareTo(newest.id().value()) > 0) {
        newest = post;
      }
    }
    return version
        + "."
        + (order.isEmpty() ? "" : order.getFirst())
        + (newest == null ? ".0.0" : "." + newest.id().value() + "." + newest.updateAt());
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024 + 700 * posts.size());
    try (JsonGenerator json = Json.mapper().createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("order");
      for (String id : order) {
        json.writeString(id);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("posts");
      for (Map.Entry<String, PostView> entry : posts.entrySet()) {
        json.writeFieldName(entry.getKey());
        PostEncoder.write(json, entry.getValue());
      }
      json.writeEndObject();
      json.writeStringField("next_post_id", next);
      json.writeStringField("prev_post_id", previous);
      if (more != null) {
        json.writeBooleanField("has_next", more);
      }
      json.writeNumberField("first_inaccessible_post_time", 0);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
