package org.starling.features.pages;

import org.starling.platform.http.Call;

/** How a client wants a list of posts. */
record Wanted(boolean withoutThreads, boolean apart, boolean people) {
  static Wanted of(Call call) {
    return new Wanted(
        call.queryFlag("skipFetchThreads"),
        call.queryFlag("collapsedThreads"),
        call.queryFlag("collapsedThreadsExtended"));
  }

  /** What to say of threads, where they are shown apart; {@code otherwise} where not. */
  ShowPosts.Threads threads(ShowPosts.Threads otherwise) {
    if (!apart) {
      return otherwise;
    }
    return people ? ShowPosts.Threads.APART_WITH_PEOPLE : ShowPosts.Threads.APART;
  }
}
