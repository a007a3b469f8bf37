package org.starling.features.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.PostId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;

/** Searches posts: only in channels of whoever searches, newest first. */
final class SearchPosts {
  private final Database db;
  private final SearchStore store;
  private final NarrowSearch narrow;

  SearchPosts(Database db, SearchStore store, NarrowSearch narrow) {
    this.db = db;
    this.store = store;
    this.narrow = narrow;
  }

  List<PostId> find(SearchStore.Place place, SearchTerms terms, NarrowSearch.Options options) {
    boolean onlyFilters = terms.words().empty() && terms.tags().empty();
    boolean nothingWanted =
        !onlyFilters && terms.words().wanted().isEmpty() && terms.tags().wanted().isEmpty();
    if (nothingWanted && terms.filters().isEmpty() || onlyFilters && terms.filters().isEmpty()) {
      return List.of();
    }
    Optional<SearchStore.Narrow> within = narrow.of(place, terms, options);
    if (within.isEmpty()) {
      return List.of();
    }
    Reader reader = db.search();
    List<SearchStore.Found> found = new ArrayList<>();
    if (onlyFilters || !terms.words().wanted().isEmpty()) {
      String query = terms.words().query(options.any());
      found.addAll(store.find(reader, place, within.get(), query, false));
    }
    if (!terms.tags().wanted().isEmpty()) {
      String query = terms.tags().query(options.any());
      found.addAll(store.find(reader, place, within.get(), query, true));
    }
    return found.stream()
        .sorted(Comparator.comparingLong(SearchStore.Found::createAt).reversed())
        .map(SearchStore.Found::post)
        .distinct()
        .limit(SearchLimits.POSTS_MAX)
        .toList();
  }
}
