package org.starling.features.pages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.files.FileInfo;
import org.starling.features.files.Files;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostView;
import org.starling.features.posts.ReadRight;
import org.starling.features.teams.Team;
import org.starling.features.teams.Teams;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of posts read by their ids. */
final class OnesApi {
  private final Platform platform;
  private final Permissions permissions;
  private final Teams teams;
  private final Channels channels;
  private final FindPosts posts;
  private final Files files;
  private final ReadRight right;
  private final ViewStore store;
  private final ShowPosts show;

  OnesApi(Platform platform, PagesWiring.Needs needs, ViewStore store, ShowPosts show) {
    this.platform = platform;
    this.permissions = needs.permissions();
    this.teams = needs.teams();
    this.channels = needs.channels();
    this.posts = needs.posts();
    this.files = needs.files();
    this.right = new ReadRight(needs.permissions());
    this.store = store;
    this.show = show;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/posts/{post_id}").needs(Need.SESSION).run(this::one),
        Route.post("/api/v4/posts/ids").needs(Need.SESSION).run(this::several),
        Route.get("/api/v4/posts/{post_id}/info").needs(Need.SESSION).run(this::info),
        Route.get("/api/v4/posts/{post_id}/files/info").needs(Need.SESSION).run(this::files),
        Route.get("/api/v4/posts/{post_id}/reveal").needs(Need.SESSION).run(this::reveal),
        Route.delete("/api/v4/posts/{post_id}/burn").needs(Need.SESSION).run(this::burn));
  }

  private Reply one(Call call) {
    PostId id = call.postId("post_id");
    Caller caller = call.caller();
    boolean deleted = call.queryFlag("include_deleted");
    if (deleted && !permissions.has(caller, "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_system");
    }
    Post post =
        deleted
            ? posts.stored(platform.db().primary(), id).orElseThrow(PostCode.UNKNOWN::refuse)
            : posts.read(caller, id).post();
    String etag = PagesApi.VERSION + "." + id + "." + post.updateAt();
    return Reply.unlessMatching(
        call,
        etag,
        () ->
            Reply.encoded(
                200,
                PostEncoder.text(show.one(caller.user(), id).orElseThrow(PostCode.UNKNOWN::refuse))
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private Reply several(Call call) {
    List<String> ids = call.texts(HttpCode.UNPARSABLE);
    if (ids.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("post_ids");
    }
    if (ids.size() > PageLimits.IDS_MAX) {
      throw PageCode.TOO_MANY_IDS.refuse("at most " + PageLimits.IDS_MAX);
    }
    List<PostId> asked = ids.stream().distinct().filter(OnesApi::isId).map(PostId::new).toList();
    Reader reader = platform.db().primary();
    List<StoredView> found = store.byIds(reader, call.caller().user(), asked);
    if (found.isEmpty()) {
      throw PostCode.UNKNOWN.refuse();
    }
    List<StoredView> readable =
        found.stream().filter(view -> mayRead(call.caller(), view.post())).toList();
    byte[] bytes =
        array(show.show(reader, call.caller().user(), readable, ShowPosts.Threads.COUNTED));
    return Reply.encoded(200, bytes).with("First-Inaccessible-Post-Time", "0");
  }

  private static boolean isId(String id) {
    return id != null && Id.isValid(id);
  }

  private boolean mayRead(Caller caller, Post post) {
    return channels.byId(post.channel()).map(channel -> right.has(caller, channel)).orElse(false);
  }

  static byte[] array(List<PostView> views) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + 700 * views.size());
    try (JsonGenerator json = Json.mapper().createGenerator(out)) {
      json.writeStartArray();
      for (PostView view : views) {
        PostEncoder.write(json, view);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Where a link leads, also for those who would have to join first. */
  private Reply info(Call call) {
    Caller caller = call.caller();
    Post post =
        posts
            .stored(platform.db().primary(), call.postId("post_id"))
            .filter(found -> !found.deleted())
            .orElseThrow(PostCode.UNKNOWN::refuse);
    Channel channel = channels.byId(post.channel()).orElseThrow(PostCode.UNKNOWN::refuse);
    Optional<Team> team =
        channel.teamId().isEmpty() ? Optional.empty() : teams.byId(new TeamId(channel.teamId()));
    boolean inChannel = channels.member(channel.id(), caller.user()).isPresent();
    boolean inTeam = team.map(t -> teams.isMember(caller.user(), t.id())).orElse(false);
    if (!inChannel && !mayLearn(caller, channel, team, inTeam)) {
      throw PostCode.UNKNOWN.refuse();
    }
    return Reply.ok(info(channel, team, inChannel, inTeam));
  }

  private boolean mayLearn(Caller caller, Channel channel, Optional<Team> team, boolean inTeam) {
    if (channel.conversation() || team.isEmpty()) {
      return permissions.inChannel(caller, channel.id(), "read_channel");
    }
    boolean mayJoin =
        inTeam
            || (team.get().allowOpenInvite()
                ? permissions.has(caller, "join_public_teams")
                : permissions.has(caller, "join_private_teams"));
    return mayJoin
        && (channel.open()
            || permissions.inChannel(caller, channel.id(), "manage_private_channel_members"));
  }

  private static ObjectNode info(
      Channel channel, Optional<Team> team, boolean inChannel, boolean inTeam) {
    return Json.object()
        .put("channel_id", channel.id().value())
        .put("channel_type", channel.type())
        .put("channel_display_name", channel.displayName())
        .put("has_joined_channel", inChannel)
        .put("team_id", channel.teamId())
        .put("team_type", team.map(t -> t.allowOpenInvite() ? "O" : "I").orElse(""))
        .put("team_display_name", team.map(Team::displayName).orElse(""))
        .put("has_joined_team", inTeam);
  }

  private Reply files(Call call) {
    FindPosts.Placed placed = posts.readEvenDeleted(call.caller(), call.postId("post_id"));
    boolean deleted = call.queryFlag("include_deleted");
    if (deleted && !permissions.has(call.caller(), "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_system");
    }
    Reader reader = platform.db().primary();
    List<FileInfo> attached =
        deleted
            ? files.evenDeleted(reader, placed.post().fileIds())
            : files.ofPosts(reader, List.of(placed.post().id()));
    return Reply.unlessMatching(
        call,
        etag(placed.post(), attached),
        () -> Reply.ok(attached.stream().map(FileInfo::wire).toList()));
  }

  private static String etag(Post post, List<FileInfo> attached) {
    long last = attached.stream().mapToLong(file -> file.times().update()).max().orElse(0);
    return PagesApi.VERSION + (attached.isEmpty() ? "" : "." + post.id() + "." + last);
  }

  private Reply reveal(Call call) {
    FindPosts.Placed placed = posts.read(call.caller(), call.postId("post_id"));
    requireMember(call, placed, PostCode.REVEALED_BY_MEMBERS);
    if (call.caller().is(placed.post().user())) {
      throw PostCode.REVEALED_BY_OTHERS.refuse();
    }
    throw PostCode.NOT_BURN_ON_READ_REVEAL.refuse();
  }

  private Reply burn(Call call) {
    requireMember(
        call, posts.read(call.caller(), call.postId("post_id")), PostCode.BURNT_BY_MEMBERS);
    throw PostCode.NOT_BURN_ON_READ_BURN.refuse();
  }

  private void requireMember(Call call, FindPosts.Placed placed, PostCode code) {
    if (channels.member(placed.channel().id(), call.caller().user()).isEmpty()) {
      throw code.refuse();
    }
  }
}
