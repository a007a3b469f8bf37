package org.starling.features.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostView;
import org.starling.platform.http.Json;

/**
 * A post that another one names by its address.
 *
 * @param team the name of its channel's team; empty in conversations
 * @param metadata null if it quotes a post itself: quotations are not nested
 */
public record Quote(Post post, Channel channel, String team, PostView.@Nullable Metadata metadata) {
  private static final String PROP = "previewed_post";

  /** The quoting post, with a prop that says what it quotes. */
  public Post namedBy(Post quoting) {
    return quoting.with(PROP, post.id().value());
  }

  /** The quoting post as those see it who may read the quoted one. */
  public PostView in(PostView quoting) {
    PostView.Metadata beside =
        quoting.metadata() == null ? PostView.Metadata.EMPTY : quoting.metadata();
    return quoting.withPost(namedBy(quoting.post())).withMetadata(beside.with(embed()));
  }

  /** The quoting post as the others see it. */
  public static PostView hiddenIn(PostView quoting) {
    Post post = quoting.post();
    if (!post.props().containsKey(PROP)) {
      return quoting;
    }
    Map<String, Object> props = new LinkedHashMap<>(post.props());
    props.remove(PROP);
    return quoting.withPost(post.with(props));
  }

  private ObjectNode embed() {
    ObjectNode embed = Json.object().put("type", "permalink");
    embed
        .putObject("data")
        .put("post_id", post.id().value())
        .put("team_name", team)
        .put("channel_display_name", channel.displayName())
        .put("channel_type", channel.type())
        .put("channel_id", channel.id().value())
        .putRawValue(
            "post", new RawValue(PostEncoder.text(PostView.bare(post).withMetadata(metadata))));
    return embed;
  }
}
