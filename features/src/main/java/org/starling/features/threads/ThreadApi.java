package org.starling.features.threads;

import java.util.List;
import java.util.function.BiConsumer;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of the inbox of threads. */
final class ThreadApi {
  private static final String THREADS = "/api/v4/users/{user_id}/teams/{team_id}/threads";
  private static final String THREAD = THREADS + "/{thread_id}";

  private final ReadThreads read;
  private final MarkThreads mark;
  private final ThreadDoor door;

  ThreadApi(ReadThreads read, MarkThreads mark, ThreadDoor door) {
    this.read = read;
    this.mark = mark;
    this.door = door;
  }

  List<Route> routes() {
    return List.of(
        Route.get(THREADS).needs(Need.SESSION).run(this::list),
        Route.put(THREADS + "/read").needs(Need.SESSION).run(this::readAll),
        Route.get(THREAD).needs(Need.SESSION).run(this::one),
        Route.put(THREAD + "/following").needs(Need.SESSION).run(call -> follow(call, true)),
        Route.delete(THREAD + "/following").needs(Need.SESSION).run(call -> follow(call, false)),
        Route.put(THREAD + "/read/{timestamp:[0-9]+}").needs(Need.SESSION).run(this::readUntil),
        Route.post(THREAD + "/set_unread/{post_id}").needs(Need.SESSION).run(this::unread));
  }

  private Reply list(Call call) {
    UserId user = call.userId("user_id");
    door.enterTeam(call.caller(), user, call.teamId("team_id"));
    long since = since(call);
    if (!call.query("before").isEmpty() && !call.query("after").isEmpty()) {
      throw ThreadCode.BOTH_CURSORS.refuse();
    }
    boolean totalsOnly = call.queryFlag("totalsOnly");
    boolean threadsOnly = call.queryFlag("threadsOnly");
    if (totalsOnly && threadsOnly) {
      throw ThreadCode.ONLY_AND_TOTALS.refuse();
    }
    InboxStore.Query query =
        new InboxStore.Query(
            call.query("before"),
            call.query("after"),
            rows(call),
            call.queryFlag("unread"),
            call.queryFlag("deleted"),
            call.queryFlag("excludeDirect"),
            since);
    return Reply.ok(
        read.list(
            user,
            call.teamId("team_id"),
            query,
            new ReadThreads.Wanted(!totalsOnly, !threadsOnly, call.queryFlag("extended"))));
  }

  private static int rows(Call call) {
    int asked = call.perPage();
    return asked == 0 ? ThreadLimits.PAGE_THREADS_AT_ZERO : asked;
  }

  private static long since(Call call) {
    long since = call.queryNumber("since", 0);
    if (since < 0) {
      throw HttpCode.BAD_BODY.refuse("since");
    }
    return since;
  }

  private Reply readAll(Call call) {
    UserId user = call.userId("user_id");
    door.enterTeam(call.caller(), user, call.teamId("team_id"));
    mark.readAll(user, call.teamId("team_id"));
    return Reply.ok();
  }

  private Reply one(Call call) {
    UserId user = call.userId("user_id");
    PostId thread = call.postId("thread_id");
    door.enter(call.caller(), user, thread);
    return Reply.ok(read.one(door.reader(), user, thread, call.queryFlag("extended")));
  }

  private Reply follow(Call call, boolean on) {
    return run(call, (user, thread) -> mark.follow(user, call.teamId("team_id"), thread, on));
  }

  private Reply run(Call call, BiConsumer<UserId, PostId> action) {
    UserId user = call.userId("user_id");
    PostId thread = call.postId("thread_id");
    call.teamId("team_id");
    door.enter(call.caller(), user, thread);
    action.accept(user, thread);
    return Reply.ok();
  }

  private Reply readUntil(Call call) {
    long time = time(call.path("timestamp"));
    UserId user = call.userId("user_id");
    PostId thread = call.postId("thread_id");
    door.enter(call.caller(), user, thread);
    return Reply.ok(mark.read(user, call.teamId("team_id"), thread, time));
  }

  private static long time(String digits) {
    try {
      long time = Long.parseLong(digits);
      if (time > 0) {
        return time;
      }
    } catch (NumberFormatException e) {
      throw HttpCode.BAD_PATH.refuse("timestamp", e);
    }
    throw HttpCode.BAD_PATH.refuse("timestamp");
  }

  private Reply unread(Call call) {
    UserId user = call.userId("user_id");
    PostId thread = call.postId("thread_id");
    PostId post = call.postId("post_id");
    door.enter(call.caller(), user, thread);
    return Reply.ok(mark.unread(user, call.teamId("team_id"), thread, post));
  }
}
