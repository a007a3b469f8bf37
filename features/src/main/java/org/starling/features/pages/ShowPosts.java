package org.starling.features.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.starling.features.metadata.FindMetadata;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.metadata.Quote;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostView;
import org.starling.features.threads.ShowThread;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;

/** Turns stored posts into what readers are shown: reactions, priority and threads beside. */
public final class ShowPosts {
  /** What is said of threads. */
  public enum Threads {
    /** Nothing. */
    NONE,
    /** How many replies there are, also with each reply. */
    COUNTED,
    /** Of roots all: replies, participants by id, whether the reader follows. */
    APART,
    /** The same with participants as people. */
    APART_WITH_PEOPLE
  }

  private final ConfigSource config;
  private final Database db;
  private final FindMetadata metadata;
  private final FindQuotes quotes;
  private final ShowThread people;
  private final ViewStore store;

  ShowPosts(Platform platform, PagesWiring.Needs needs, ViewStore store) {
    this.config = platform.config();
    this.db = platform.db();
    this.metadata = needs.metadata();
    this.quotes = needs.quotes();
    this.people = needs.people();
    this.store = store;
  }

  /** One post with its count of replies, deleted or not; empty if there is none. */
  public Optional<PostView> one(UserId reader, PostId id) {
    Reader primary = db.primary();
    List<StoredView> found = store.byIds(primary, reader, List.of(id));
    return show(primary, reader, found, Threads.COUNTED).stream().findFirst();
  }

  /** Living posts with their counts of replies, in the order of the ids. */
  public List<PostView> several(UserId reader, List<PostId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Reader primary = db.primary();
    List<StoredView> found =
        store.byIds(primary, reader, ids).stream()
            .filter(view -> !view.post().deleted())
            .sorted(Comparator.comparingInt(view -> ids.indexOf(view.post().id())))
            .toList();
    return show(primary, reader, found, Threads.COUNTED);
  }

  /** What changed, for whoever changed it and for others; empty if the post is there no more. */
  public Optional<FindQuotes.Shown> changed(UserId author, PostId id) {
    Reader primary = db.primary();
    List<StoredView> found = store.byIds(primary, author, List.of(id));
    return plain(primary, found, Threads.COUNTED).stream()
        .findFirst()
        .map(view -> quotes.shown(view, quotes.of(primary, view.post()).orElse(null), author));
  }

  /** In the order given, as this user may see them. */
  List<PostView> show(Reader reader, UserId user, List<StoredView> stored, Threads threads) {
    List<PostView> views = plain(reader, stored, threads);
    Map<PostId, Quote> quoted = quotes.of(reader, stored.stream().map(StoredView::post).toList());
    return quoted.isEmpty()
        ? views
        : views.stream().map(view -> quoting(user, view, quoted.get(view.post().id()))).toList();
  }

  private PostView quoting(UserId user, PostView view, @Nullable Quote quote) {
    if (quote == null) {
      return view;
    }
    return quotes.mayRead(user, quote) ? quote.in(view) : Quote.hiddenIn(view);
  }

  /** Whether what is shown depends on the reader and on other posts. */
  boolean quotes(PostList list) {
    return list.all().stream().anyMatch(view -> quotes.mayQuote(view.post()));
  }

  /** Without what they quote. */
  private List<PostView> plain(Reader reader, List<StoredView> stored, Threads threads) {
    Map<PostId, PostView.Metadata> beside =
        metadata.of(reader, stored.stream().map(StoredView::post).toList());
    Map<UserId, ObjectNode> persons =
        threads == Threads.APART_WITH_PEOPLE ? persons(stored) : Map.of();
    boolean priorities = config.current().service().postPriority();
    List<PostView> views = new ArrayList<>(stored.size());
    for (StoredView view : stored) {
      Post post = view.post();
      PostView.Metadata found = beside.getOrDefault(post.id(), PostView.Metadata.EMPTY);
      views.add(
          new PostView(
              post.deleted() ? emptied(post) : post,
              "",
              replies(view, threads, persons),
              found.with(priorities && !post.deleted() ? view.priority() : null),
              false));
    }
    return views;
  }

  /** Of a deleted post only who deleted it is shown. */
  private static Post emptied(Post post) {
    Map<String, Object> props = new LinkedHashMap<>(post.props());
    props.keySet().retainAll(Set.of("deleteBy"));
    return post.copy().message("").hashtags("").props(props).files(List.of()).post();
  }

  private static PostView.Replies replies(
      StoredView view, Threads threads, Map<UserId, ObjectNode> persons) {
    return switch (threads) {
      case NONE -> PostView.Replies.NONE;
      case COUNTED -> PostView.Replies.of(view.replies());
      case APART -> apart(view, id -> ShowThread.nobody(id));
      case APART_WITH_PEOPLE -> apart(view, persons::get);
    };
  }

  private interface Person {
    @Nullable ObjectNode of(UserId id);
  }

  private static PostView.Replies apart(StoredView view, Person person) {
    if (!view.post().root() || view.post().deleted()) {
      return PostView.Replies.NONE;
    }
    List<ObjectNode> participants = new ArrayList<>();
    for (UserId id : view.participants()) {
      ObjectNode shown = person.of(id);
      if (shown != null) {
        participants.add(shown);
      }
    }
    return new PostView.Replies(
        view.replies(),
        view.replies() == 0 ? 0 : view.lastReplyAt(),
        view.replies() == 0 && participants.isEmpty() ? null : participants,
        view.following());
  }

  private Map<UserId, ObjectNode> persons(Collection<StoredView> stored) {
    Set<UserId> ids =
        stored.stream()
            .filter(view -> view.post().root())
            .flatMap(view -> view.participants().stream())
            .collect(Collectors.toSet());
    Map<UserId, ObjectNode> persons = new HashMap<>();
    for (ObjectNode person : people.people(List.copyOf(ids))) {
      persons.put(new UserId(person.path("id").asText()), person);
    }
    return persons;
  }
}
