package org.starling.features.search;

import java.util.List;
import java.util.Optional;
import org.starling.features.files.FileInfo;
import org.starling.features.files.Files;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;

/** Searches files of posts by their names: only in channels of whoever searches, newest first. */
final class SearchFiles {
  private final Database db;
  private final NarrowSearch narrow;
  private final Files files;
  private final FileSearchStore store = new FileSearchStore();

  SearchFiles(Database db, NarrowSearch narrow, Files files) {
    this.db = db;
    this.narrow = narrow;
    this.files = files;
  }

  List<FileInfo> find(SearchStore.Place place, SearchTerms terms, NarrowSearch.Options options) {
    boolean anything = !terms.words().wanted().isEmpty() || !terms.tags().wanted().isEmpty();
    boolean unwanted = !terms.words().empty() || !terms.tags().empty();
    if (!anything && (unwanted || terms.filters().isEmpty())) {
      return List.of();
    }
    Optional<SearchStore.Narrow> within = narrow.of(place, terms.withoutExtensions(), options);
    if (within.isEmpty()) {
      return List.of();
    }
    Reader reader = db.search();
    FileSearchStore.Names names =
        new FileSearchStore.Names(
            terms.words().query(options.any()),
            terms.tags().query(options.any()),
            terms.extensions(false),
            terms.extensions(true));
    return files.evenDeleted(reader, store.find(reader, place, within.get(), names));
  }
}
