package org.starling.clustertests.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.History;
import org.starling.clustertests.history.JobStep;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.LeaderAct;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.RestStep;
import org.starling.clustertests.history.Stored;

/** A history that was recorded with real nodes, in which faults are planted. */
final class RecordedTest {
  private History recorded;
  private long readAt;

  @BeforeEach
  void read() throws IOException, URISyntaxException {
    URL file = Objects.requireNonNull(RecordedTest.class.getResource("/recorded.json.gz"));
    recorded = History.read(Path.of(file.toURI()));
    readAt = recorded.readAt();
  }

  @Test
  void it_was_clean() {
    assertThat(Checker.check(recorded)).isEmpty();
    assertThat(recorded.of(Kind.POST)).hasSizeGreaterThan(50);
    assertThat(recorded.acts()).isNotEmpty();
    assertThat(recorded.jobs()).isNotEmpty();
    assertThat(officials()).hasSizeGreaterThan(2);
    assertThat(recorded.copies()).containsKeys(officials().toArray(String[]::new));
  }

  /** Who used the official client: what they say begins with their names. */
  private Set<String> officials() {
    return recorded.of(Kind.POST).stream()
        .filter(post -> post.value().startsWith("official-"))
        .map(Operation::actor)
        .collect(Collectors.toSet());
  }

  @Test
  void a_post_that_only_one_official_client_missed_is_found() {
    for (String user : officials()) {
      Map<String, Map<String, Stored>> copy = Objects.requireNonNull(recorded.copies().get(user));
      Operation missed =
          shown().stream()
              .filter(post -> copy.containsKey(post.channel()))
              .findFirst()
              .orElseThrow();
      Map<String, Stored> channel = Objects.requireNonNull(copy.get(missed.channel()));
      Stored post = Objects.requireNonNull(channel.remove(missed.subject()));
      assertThat(Checker.check(recorded))
          .singleElement()
          .extracting(Breach::toString, InstanceOfAssertFactories.STRING)
          .contains("every copy is complete", user, missed.channel());
      channel.put(missed.subject(), post);
    }
  }

  @Test
  void each_lost_post_is_found() {
    for (Operation post : shown()) {
      Map<String, Stored> channel = stored(post.channel());
      Stored stored = Objects.requireNonNull(channel.remove(post.subject()));
      assertThat(promises()).contains("no acknowledged post is lost", "every copy is complete");
      channel.put(post.subject(), stored);
    }
  }

  @Test
  void each_doubled_post_is_found() {
    for (Operation post : shown()) {
      Map<String, Stored> channel = stored(post.channel());
      Stored stored = Objects.requireNonNull(channel.get(post.subject()));
      channel.put("twin", twin(stored));
      assertThat(promises()).contains("no post is doubled");
      channel.remove("twin");
    }
  }

  private static Stored twin(Stored one) {
    return new Stored(
        "twin",
        one.author(),
        one.message(),
        one.created() + 1_000_000,
        one.updated(),
        one.deleted(),
        one.reactions());
  }

  /** Two posts of one author that a listener heard are heard the other way round. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_reordered_post_is_found(boolean official) {
    Map<String, Integer> before = new HashMap<>();
    Set<String> officials = officials();
    List<Heard> heard = recorded.heard();
    for (int i = 0; i < heard.size(); i++) {
      Heard event = heard.get(i);
      if (event.event().equals("posted") && officials.contains(event.listener()) == official) {
        Integer earlier = before.put(event.listener() + event.connection() + event.author(), i);
        if (earlier != null) {
          List<Heard> turned = new ArrayList<>(heard);
          turned.set(earlier, event);
          turned.set(i, heard.get(earlier));
          recorded = with(turned, recorded.acts(), recorded.jobs());
          assertThat(promises()).containsExactly("an author's events come once and in order");
          return;
        }
      }
    }
    throw new AssertionError("nobody heard two posts of one author");
  }

  /** Who was removed hears a post that was made afterwards. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_leaked_post_is_found(boolean official) {
    Set<String> officials = officials();
    for (Operation removal : recorded.of(Kind.REMOVE)) {
      for (Operation post : recorded.of(Kind.POST)) {
        if (removal.done()
            && officials.contains(removal.subject()) == official
            && post.done()
            && post.channel().equals(removal.channel())
            && post.began() > removal.ended()
            && outside(removal, post.ended())) {
          List<Heard> leaked = new ArrayList<>(recorded.heard());
          leaked.add(heard(removal.subject(), post));
          recorded = with(leaked, recorded.acts(), recorded.jobs());
          assertThat(promises()).contains("an outsider hears nothing");
          return;
        }
      }
    }
    throw new AssertionError("nobody posted behind the back of an outsider");
  }

  private boolean outside(Operation removal, long until) {
    return recorded.of(Kind.ADD).stream()
        .filter(add -> add.subject().equals(removal.subject()))
        .filter(add -> add.channel().equals(removal.channel()))
        .noneMatch(add -> add.began() > removal.began() && add.began() <= until);
  }

  private static Heard heard(String listener, Operation post) {
    return new Heard(
        listener,
        99,
        post.ended(),
        "posted",
        post.channel(),
        post.subject(),
        post.actor(),
        post.value(),
        1);
  }

  @Test
  void a_second_leader_is_found() {
    LeaderAct act = recorded.acts().getLast();
    List<LeaderAct> acts = new ArrayList<>(recorded.acts());
    acts.add(new LeaderAct(act.what(), "192.0.2.99", act.epoch()));
    recorded = with(recorded.heard(), acts, recorded.jobs());
    assertThat(promises()).containsExactly("one leader acts in an epoch");
  }

  /** Something that the leader did was done by another node. */
  @Test
  void a_task_of_a_node_that_does_not_lead_is_found() {
    for (int i = 0; i < recorded.acts().size(); i++) {
      LeaderAct act = recorded.acts().get(i);
      if (!act.what().equals("lease")) {
        List<LeaderAct> acts = new ArrayList<>(recorded.acts());
        acts.set(i, new LeaderAct(act.what(), "192.0.2.99", act.epoch()));
        recorded = with(recorded.heard(), acts, recorded.jobs());
        assertThat(promises()).containsExactly("one leader acts in an epoch");
        return;
      }
    }
    throw new AssertionError("no leader did anything");
  }

  @Test
  void a_rest_that_does_not_end_is_found() {
    assertThat(recorded.rests()).filteredOn(RestStep::byTime).isNotEmpty();
    readAt = recorded.readAt() + 120_000;
    recorded = with(recorded.heard(), recorded.acts(), recorded.jobs());
    assertThat(promises()).containsExactly("a rest lasts as long as it was chosen, and ends once");
  }

  @Test
  void a_job_run_twice_is_found() {
    JobStep end =
        recorded.jobs().stream()
            .filter(step -> step.after().equals("success"))
            .findFirst()
            .orElseThrow();
    List<JobStep> jobs = new ArrayList<>(recorded.jobs());
    jobs.add(new JobStep(end.job(), "", "claim", "claimed", "192.0.2.99"));
    jobs.add(new JobStep(end.job(), end.type(), "in_progress", "success", "192.0.2.99"));
    recorded = with(recorded.heard(), recorded.acts(), jobs);
    assertThat(promises()).containsExactly("every job runs once");
  }

  private Map<String, Stored> stored(String channel) {
    return Objects.requireNonNull(recorded.stored().get(channel));
  }

  private boolean shown(Operation post) {
    return !Objects.requireNonNull(stored(post.channel()).get(post.subject())).deleted();
  }

  private List<Operation> shown() {
    return recorded.of(Kind.POST).stream()
        .filter(Operation::done)
        .filter(this::shown)
        .limit(20)
        .toList();
  }

  private History with(List<Heard> heard, List<LeaderAct> acts, List<JobStep> jobs) {
    return new History(
        recorded.operations(),
        heard,
        recorded.gaps(),
        recorded.stored(),
        recorded.members(),
        recorded.copies(),
        acts,
        jobs,
        recorded.rests(),
        readAt);
  }

  private List<String> promises() {
    return Checker.check(recorded).stream().map(Breach::promise).distinct().toList();
  }
}
