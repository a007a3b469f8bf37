package org.starling.clustertests.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.JobStep;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.LeaderAct;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Outcome;
import org.starling.clustertests.history.RestStep;
import org.starling.clustertests.history.Stored;

/** A short history in which every promise was kept, to be altered by tests. */
final class Healthy {
  static final String TOWN = "town";

  final List<Operation> operations = new ArrayList<>();
  final List<Heard> heard = new ArrayList<>();
  final Map<String, Stored> stored = new TreeMap<>();
  final Set<String> members = new TreeSet<>(Set.of("ann", "bob"));
  final Map<String, Map<String, Map<String, Stored>>> copies = new HashMap<>();
  final List<LeaderAct> acts = new ArrayList<>();
  final List<JobStep> jobs = new ArrayList<>();
  final List<RestStep> rests = new ArrayList<>();
  private long clock = 10;

  /** When the rest of Ann ends, in seconds, and when the run has ended, in milliseconds. */
  static final long REST = 600;

  static final long READ_AT = 630_000;

  /** Ann and Bob talk; Eve was a member and is removed; two leaders in turn; one job; one rest. */
  static Healthy make() {
    Healthy healthy = new Healthy();
    healthy.op(Kind.ADD, "admin", "eve", "", Outcome.DONE);
    healthy.post("p1", "ann", "hello", List.of("ann", "bob", "eve"));
    healthy.post("p2", "ann", "again", List.of("ann", "bob", "eve"));
    healthy.op(Kind.REMOVE, "admin", "eve", "", Outcome.DONE);
    healthy.post("p3", "bob", "alone", List.of("ann", "bob"));
    healthy.edit("p2", "ann", "again, better", List.of("ann", "bob"));
    healthy.op(Kind.READ, "eve", "", "", Outcome.REFUSED);
    healthy.op(Kind.POST, "bob", "", "unanswered", Outcome.UNKNOWN);
    healthy.op(Kind.REVOKE, "admin", "bob", "session-1", Outcome.DONE);
    healthy.op(Kind.ENTER, "bob", "", "session-1", Outcome.REFUSED);
    healthy.op(Kind.PROMOTE, "admin", "bob", "", Outcome.DONE);
    healthy.op(Kind.PEEK, "bob", "", "", Outcome.DONE);
    healthy.op(Kind.DEMOTE, "admin", "bob", "", Outcome.DONE);
    healthy.op(Kind.PEEK, "bob", "", "", Outcome.REFUSED);
    healthy.op(Kind.REACT, "bob", "p1", "smile", Outcome.DONE);
    healthy.change("p1", new Stored("p1", "ann", "hello", 101, 101, false, Set.of("bob smile")));
    healthy.acts.add(new LeaderAct("jobs", "192.0.2.11", 1));
    healthy.acts.add(new LeaderAct("jobs", "192.0.2.12", 2));
    healthy.jobs.add(new JobStep("j", "cleanup", "", "pending", "192.0.2.11"));
    healthy.jobs.add(new JobStep("j", "cleanup", "pending", "in_progress", "192.0.2.12"));
    healthy.jobs.add(new JobStep("j", "", "claim", "claimed", "192.0.2.12"));
    healthy.jobs.add(new JobStep("j", "cleanup", "in_progress", "success", "192.0.2.12"));
    healthy.op(Kind.REST, "ann", "ann", Long.toString(REST), Outcome.DONE);
    healthy.rests.add(new RestStep("ann", "online", "dnd", REST, false, 550_000));
    healthy.rests.add(new RestStep("ann", "dnd", "online", 0, true, 601_000));
    healthy.acts.add(new LeaderAct("end of dnd", "192.0.2.12", 2));
    return healthy;
  }

  Stored stored(String id) {
    return Objects.requireNonNull(stored.get(id));
  }

  /** What somebody, or a node, holds of the town. */
  Map<String, Stored> copy(String who) {
    return Objects.requireNonNull(Objects.requireNonNull(copies.get(who)).get(TOWN));
  }

  void op(Kind kind, String actor, String subject, String value, Outcome outcome) {
    long began = clock++;
    operations.add(new Operation(kind, actor, TOWN, subject, value, "", began, clock++, outcome));
  }

  void post(String id, String author, String message, List<String> listeners) {
    op(Kind.POST, author, id, message, Outcome.DONE);
    Stored post =
        new Stored(
            id, author, message, 100 + Integer.parseInt(id.substring(1)), 100, false, Set.of());
    change(id, post);
    listeners.forEach(listener -> hear(listener, "posted", post, 100));
  }

  void edit(String id, String author, String message, List<String> listeners) {
    op(Kind.EDIT, author, id, message, Outcome.DONE);
    Stored before = stored(id);
    Stored post = new Stored(id, author, message, before.created(), 200, false, Set.of());
    change(id, post);
    listeners.forEach(listener -> hear(listener, "post_edited", post, 200));
  }

  void hear(String listener, String event, Stored post, long updated) {
    heard.add(
        new Heard(
            listener, 1, clock++, event, TOWN, post.id(), post.author(), post.message(), updated));
  }

  void change(String id, Stored post) {
    stored.put(id, post);
    for (String reader : List.of("ann", "bob", "node 1")) {
      copies
          .computeIfAbsent(reader, _ -> new HashMap<>())
          .computeIfAbsent(TOWN, _ -> new HashMap<>())
          .put(id, post);
    }
  }

  History history() {
    return new History(
        operations,
        heard,
        List.of(),
        Map.of(TOWN, stored),
        Map.of(TOWN, members),
        copies,
        acts,
        jobs,
        rests,
        READ_AT);
  }
}
