package org.starling.clustertests.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.starling.clustertests.history.Gap;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.JobStep;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.LeaderAct;
import org.starling.clustertests.history.Outcome;
import org.starling.clustertests.history.RestStep;
import org.starling.clustertests.history.Stored;

/** Each kind of broken promise, planted in a healthy history, is found. */
final class CheckerTest {
  private static final String REST = "a rest lasts as long as it was chosen, and ends once";

  private final Healthy run = Healthy.make();

  @Test
  void a_healthy_history_is_clean() {
    assertThat(Checker.check(run.history())).isEmpty();
  }

  @Test
  void a_lost_post_is_found() {
    run.stored.remove("p1");
    run.copies.keySet().forEach(who -> run.copy(who).remove("p1"));
    assertThat(promises()).contains("no acknowledged post is lost");
  }

  @Test
  void a_doubled_post_is_found() {
    run.change("p9", new Stored("p9", "ann", "hello", 109, 109, false, Set.of()));
    assertThat(promises()).containsExactly("no post is doubled");
  }

  @Test
  void an_unanswered_post_that_is_there_is_no_fault_and_one_there_twice_is() {
    run.change("p8", new Stored("p8", "bob", "unanswered", 108, 108, false, Set.of()));
    assertThat(promises()).isEmpty();
    run.change("p9", new Stored("p9", "bob", "unanswered", 109, 109, false, Set.of()));
    assertThat(promises()).containsExactly("no post is doubled");
  }

  @Test
  void a_doubled_post_hidden_by_an_edit_is_found() {
    run.change("p9", new Stored("p9", "ann", "again", 109, 109, false, Set.of()));
    assertThat(promises()).containsExactly("no post is doubled");
  }

  @Test
  void a_reordered_post_is_found() {
    Heard first = heard("bob", "p1");
    run.heard.remove(first);
    run.heard.add(run.heard.indexOf(heard("bob", "p2")) + 1, first);
    assertThat(promises()).containsExactly("an author's events come once and in order");
  }

  @Test
  void an_event_sent_twice_and_a_gap_are_found() {
    run.heard.add(heard("bob", "p3"));
    assertThat(promises()).containsExactly("an author's events come once and in order");
    History whole = Healthy.make().history();
    History gapped =
        new History(
            whole.operations(),
            whole.heard(),
            List.of(new Gap("bob", 1, 4, 6)),
            whole.stored(),
            whole.members(),
            whole.copies(),
            whole.acts(),
            whole.jobs(),
            whole.rests(),
            whole.readAt());
    assertThat(Checker.check(gapped)).hasSize(1);
  }

  @Test
  void a_post_leaked_by_an_event_is_found() {
    run.hear("eve", "posted", run.stored("p3"), 103);
    assertThat(promises()).containsExactly("an outsider hears nothing");
  }

  @Test
  void an_edit_leaked_by_an_event_is_found() {
    run.hear("eve", "post_edited", run.stored("p2"), 200);
    assertThat(promises()).containsExactly("an outsider hears nothing");
  }

  @Test
  void a_post_that_began_before_the_removal_may_still_arrive() {
    run.heard.removeIf(heard -> heard.listener().equals("eve") && heard.post().equals("p2"));
    run.heard.add(new Heard("eve", 1, 999, "posted", Healthy.TOWN, "p2", "ann", "again", 100));
    assertThat(promises()).isEmpty();
  }

  @Test
  void a_read_by_an_outsider_and_a_member_shut_out_are_found() {
    run.op(Kind.READ, "eve", "", "", Outcome.DONE);
    run.op(Kind.ADD, "admin", "eve", "", Outcome.DONE);
    run.op(Kind.READ, "eve", "", "", Outcome.REFUSED);
    run.op(Kind.REMOVE, "admin", "eve", "", Outcome.DONE);
    assertThat(promises()).containsExactly("an outsider reads nothing", "a member is let in");
  }

  @Test
  void times_that_do_not_increase_are_found() {
    run.change("p3", new Stored("p3", "bob", "alone", 102, 102, false, Set.of()));
    assertThat(promises()).contains("times in a channel increase");
  }

  @Test
  void an_edit_a_delete_a_reaction_and_a_membership_undone_are_found() {
    run.change("p2", new Stored("p2", "ann", "again", 102, 102, false, Set.of()));
    assertThat(promises()).containsExactly("no acknowledged change is lost");
    run.change("p2", new Stored("p2", "ann", "again, better", 102, 200, false, Set.of()));
    assertThat(promises()).isEmpty();
    run.op(Kind.DELETE, "ann", "p2", "", Outcome.DONE);
    run.op(Kind.UNREACT, "bob", "p1", "smile", Outcome.DONE);
    run.members.add("eve");
    assertThat(Checker.check(run.history()))
        .filteredOn(breach -> breach.promise().equals("no acknowledged change is lost"))
        .hasSize(3);
  }

  @Test
  void an_incomplete_copy_is_found_whoever_has_it() {
    run.copy("bob").remove("p1");
    run.copy("node 1").remove("p3");
    assertThat(Checker.check(run.history())).hasSize(2);
    assertThat(promises()).containsExactly("every copy is complete");
  }

  @Test
  void a_right_that_outlives_its_end_is_found() {
    run.op(Kind.ENTER, "bob", "", "session-1", Outcome.DONE);
    run.op(Kind.PEEK, "bob", "", "", Outcome.DONE);
    assertThat(promises())
        .containsExactly(
            "a role taken away opens nothing", "a session that was ended opens nothing");
  }

  @Test
  void a_second_leader_is_found() {
    run.acts.add(1, new LeaderAct("jobs", "192.0.2.13", 1));
    assertThat(promises()).containsExactly("one leader acts in an epoch");
  }

  @Test
  void a_leader_that_acts_after_it_was_deposed_is_found() {
    run.acts.add(new LeaderAct("jobs", "192.0.2.11", 1));
    assertThat(promises()).containsExactly("one leader acts in an epoch");
  }

  @Test
  void a_task_that_a_deposed_leader_does_is_found() {
    // What a deposed node writes is written down in the epoch of who leads then.
    run.acts.add(new LeaderAct("end of dnd", "192.0.2.11", 2));
    assertThat(promises()).containsExactly("one leader acts in an epoch");
  }

  @Test
  void a_rest_that_is_lost_undone_or_too_long_or_short_is_found() {
    RestStep begun = run.rests.getFirst();
    RestStep ended = run.rests.getLast();
    for (List<RestStep> wrong :
        List.of(
            List.<RestStep>of(),
            List.of(begun),
            List.of(begun, new RestStep("ann", "dnd", "away", 0, false, 560_000)),
            List.of(begun, new RestStep("ann", "dnd", "online", 0, true, 560_000)))) {
      run.rests.clear();
      run.rests.addAll(wrong);
      assertThat(promises()).containsExactly(REST);
    }
    run.rests.clear();
    run.rests.addAll(List.of(begun, ended));
    assertThat(promises()).isEmpty();
  }

  @Test
  void a_rest_that_ends_twice_is_found() {
    RestStep ended = run.rests.getLast();
    run.rests.add(new RestStep("ann", "online", "dnd", Healthy.REST, false, 602_000));
    run.rests.add(ended);
    assertThat(promises()).containsExactly(REST);
    run.op(Kind.REST, "ann", "ann", Long.toString(Healthy.REST), Outcome.UNKNOWN);
    assertThat(promises()).isEmpty();
  }

  @Test
  void a_job_run_twice_is_found() {
    run.jobs.add(new JobStep("j", "cleanup", "success", "in_progress", "192.0.2.13"));
    assertThat(promises()).containsExactly("every job runs once");
  }

  @Test
  void a_job_ended_by_one_who_lost_it_is_found() {
    run.jobs.add(3, new JobStep("j", "", "claim", "claimed", "192.0.2.13"));
    assertThat(promises()).containsExactly("every job runs once");
  }

  private Heard heard(String listener, String post) {
    return run.heard.stream()
        .filter(heard -> heard.listener().equals(listener) && heard.post().equals(post))
        .findFirst()
        .orElseThrow();
  }

  private List<String> promises() {
    return Checker.check(run.history()).stream()
        .map(Breach::promise)
        .distinct()
        .collect(Collectors.toList());
  }
}
