package org.starling.features.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;

/** Reads filters: whom and which channels and days they mean. */
final class NarrowSearch {
  /** How to search. */
  record Options(boolean any, int zoneSeconds) {}

  private final Database db;
  private final Users users;
  private final SearchStore store;

  NarrowSearch(Database db, Users users, SearchStore store) {
    this.db = db;
    this.users = users;
    this.store = store;
  }

  /** Empty if a filter names somebody or something that is not there. */
  Optional<SearchStore.Narrow> of(SearchStore.Place place, SearchTerms terms, Options options) {
    SearchStore.Narrow narrow =
        new SearchStore.Narrow(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new SearchStore.Times(0, Long.MAX_VALUE, 0, 0));
    for (SearchTerms.Filter filter : terms.filters()) {
      boolean fits =
          switch (filter.key()) {
            case "from" -> author(narrow, filter);
            case "in", "channel" -> channel(place, narrow, filter);
            default -> {
              Optional<SearchStore.Times> times = times(narrow.times(), filter, options);
              if (times.isPresent()) {
                narrow = with(narrow, times.get());
              }
              yield times.isPresent();
            }
          };
      if (!fits && !filter.not()) {
        return Optional.empty();
      }
    }
    return Optional.of(narrow);
  }

  private static SearchStore.Narrow with(SearchStore.Narrow narrow, SearchStore.Times times) {
    return new SearchStore.Narrow(
        narrow.authors(), narrow.notAuthors(), narrow.channels(), narrow.notChannels(), times);
  }

  private boolean author(SearchStore.Narrow narrow, SearchTerms.Filter filter) {
    Optional<UserId> user = user(filter.value());
    user.ifPresent(id -> (filter.not() ? narrow.notAuthors() : narrow.authors()).add(id));
    return user.isPresent();
  }

  private Optional<UserId> user(String name) {
    return users.byUsername(name.startsWith("@") ? name.substring(1) : name).map(User::id);
  }

  /** A channel's name or id; a person's name with "@" is the direct channel with them. */
  private boolean channel(
      SearchStore.Place place, SearchStore.Narrow narrow, SearchTerms.Filter filter) {
    String name = filter.value().startsWith("~") ? filter.value().substring(1) : filter.value();
    List<ChannelId> found =
        name.startsWith("@")
            ? user(name).map(other -> direct(place, other)).orElse(List.of())
            : store.channels(db.search(), place, name);
    (filter.not() ? narrow.notChannels() : narrow.channels()).addAll(found);
    return !found.isEmpty();
  }

  private List<ChannelId> direct(SearchStore.Place place, UserId other) {
    String one = place.user().value();
    String two = other.value();
    String name = one.compareTo(two) < 0 ? one + "__" + two : two + "__" + one;
    return store.channels(db.search(), place, name);
  }

  /** A day as the searcher's clock has it. */
  private static Optional<SearchStore.Times> times(
      SearchStore.Times now, SearchTerms.Filter filter, Options options) {
    long start;
    long end;
    try {
      LocalDate day = LocalDate.parse(filter.value());
      start = millis(day, options);
      end = millis(day.plusDays(1), options);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    long from = Math.max(now.from(), start(filter.key(), start, end));
    long until = Math.min(now.until(), end(filter.key(), start, end));
    return Optional.of(
        filter.not()
            ? new SearchStore.Times(
                now.from(),
                now.until(),
                start(filter.key(), start, end),
                end(filter.key(), start, end))
            : new SearchStore.Times(from, until, now.notFrom(), now.notUntil()));
  }

  private static long start(String key, long start, long end) {
    return switch (key) {
      case "on" -> start;
      case "after" -> end;
      default -> 0;
    };
  }

  private static long end(String key, long start, long end) {
    return switch (key) {
      case "on" -> end;
      case "before" -> start;
      default -> Long.MAX_VALUE;
    };
  }

  private static long millis(LocalDate day, Options options) {
    return (day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) - options.zoneSeconds()) * 1000L;
  }
}
