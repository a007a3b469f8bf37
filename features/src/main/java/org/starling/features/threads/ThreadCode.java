package org.starling.features.threads;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a thread is refused. */
enum ThreadCode implements Code {
  NEVER_FOLLOWED(
      Kind.MISSING,
      "app.user.get_thread_membership_for_user.not_found",
      "You do not follow this thread. Follow it first."),
  NOT_FOLLOWED(
      Kind.MISSING,
      "app.user.get_threads_for_user.not_found",
      "There is no such thread among those you follow."),
  BOTH_CURSORS(
      Kind.INVALID,
      "api.getThreadsForUser.bad_params",
      "Ask for the threads before one, or for those after one, but not for both."),
  ONLY_AND_TOTALS(
      Kind.INVALID,
      "api.getThreadsForUser.bad_only_params",
      "Ask for the threads only, or for the totals only, but not for both."),
  POST_ELSEWHERE(
      Kind.INVALID,
      "app.user.update_thread_read_for_user_by_post.app_error",
      "The message is not one of this thread.");

  private final Reason reason;

  ThreadCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
