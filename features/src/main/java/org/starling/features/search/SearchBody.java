package org.starling.features.search;

import com.fasterxml.jackson.databind.type.TypeFactory;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Code;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;

/** What a client sends to search. */
record SearchBody(
    @Nullable String terms,
    @Nullable Boolean isOrSearch,
    @Nullable Integer timeZoneOffset,
    @Nullable Integer page,
    @Nullable Integer perPage,
    @Nullable Boolean includeDeletedChannels) {

  /** Refuses a body without terms. */
  static SearchBody of(Call call, Code unreadable) {
    SearchBody body =
        call.json(TypeFactory.defaultInstance().constructType(SearchBody.class), unreadable);
    if (body.terms == null || body.terms.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("terms");
    }
    return body;
  }

  SearchTerms parsed() {
    return SearchTerms.of(terms == null ? "" : terms);
  }

  /** Whether anything can be found: all is on the first page. */
  boolean first() {
    return page == null || page <= 0;
  }

  SearchStore.Place place(UserId user, String team) {
    return new SearchStore.Place(user, team, Boolean.TRUE.equals(includeDeletedChannels));
  }

  NarrowSearch.Options options() {
    return new NarrowSearch.Options(
        Boolean.TRUE.equals(isOrSearch), timeZoneOffset == null ? 0 : timeZoneOffset);
  }
}
