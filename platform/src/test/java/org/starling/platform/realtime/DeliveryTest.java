package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.http.Json;

/** The rules of contract websocket.md section 7. */
class DeliveryTest {
  private static final UserId ALICE = new UserId("a".repeat(26));
  private static final UserId BOB = new UserId("b".repeat(26));
  private static final UserId ROOT = new UserId("r".repeat(26));
  private static final ChannelId TOWN = new ChannelId("c".repeat(26));
  private static final TeamId TEAM = new TeamId("t".repeat(26));
  private static final String HERE = "h".repeat(26);

  private record Ear(UserId user, String id, ActiveView view) implements Delivery.Ear {
    @Override
    public boolean elsewhere(String channel) {
      return view.elsewhere(channel);
    }
  }

  private static final Origin ORIGIN = new Origin(new NodeId("n".repeat(26)), 1);
  private static final List<Ear> EVERYBODY =
      Stream.of(ALICE, BOB, ROOT)
          .map(user -> new Ear(user, user.equals(ALICE) ? HERE : "", ActiveView.UNKNOWN))
          .toList();

  private static List<UserId> heardBy(Audience audience, @Nullable Set<UserId> members) {
    return heardBy(audience, members, EVERYBODY, false);
  }

  private static List<UserId> heardBy(
      Audience audience, @Nullable Set<UserId> members, List<Ear> ears, boolean scoped) {
    EncodedFrame frame = EncodedFrame.of(Frame.of("posted", audience, Json.object()), Set.of());
    Delivery delivery =
        new Delivery(1, ORIGIN, frame, members, audience.omitUsers(), Set.of(ROOT), scoped);
    return ears.stream().filter(delivery::reaches).map(Ear::user).toList();
  }

  @Test
  void everybody() {
    assertThat(heardBy(Audience.everybody(), null)).containsExactly(ALICE, BOB, ROOT);
    assertThat(heardBy(Audience.everybody().omitting(BOB), null)).containsExactly(ALICE, ROOT);
  }

  @Test
  void members_of_a_channel_or_a_team() {
    assertThat(heardBy(Audience.channel(TOWN), Set.of(BOB))).containsExactly(BOB);
    assertThat(heardBy(Audience.team(TEAM), Set.of(ALICE, BOB))).containsExactly(ALICE, BOB);
    assertThat(heardBy(Audience.channel(TOWN).omitting(BOB), Set.of(ALICE, BOB)))
        .containsExactly(ALICE);
  }

  @Test
  void a_named_user_alone_whatever_the_channel() {
    assertThat(heardBy(Audience.channel(TOWN).andUser(ALICE), null)).containsExactly(ALICE);
    assertThat(heardBy(Audience.user(ALICE).omittingConnection(HERE), null)).isEmpty();
  }

  @Test
  void one_connection_or_all_but_one() {
    assertThat(heardBy(Audience.everybody().onConnection(HERE), null)).containsExactly(ALICE);
    assertThat(heardBy(Audience.everybody().omittingConnection(HERE), null))
        .containsExactly(BOB, ROOT);
    assertThat(heardBy(Audience.nobody(), null)).isEmpty();
  }

  @Test
  void variants_for_administrators_and_for_others() {
    assertThat(heardBy(Audience.everybody().administratorsOnly(), null)).containsExactly(ROOT);
    assertThat(heardBy(Audience.everybody().administratorsExcepted(), null))
        .containsExactly(ALICE, BOB);
  }

  @Test
  void scoped_events_stay_away_from_who_is_known_to_be_elsewhere() {
    String town = TOWN.value();
    List<Ear> ears =
        List.of(
            new Ear(ALICE, "", new ActiveView("other", "", "")),
            new Ear(BOB, "", new ActiveView("other", null, "")),
            new Ear(ROOT, "", new ActiveView("other", town, "")));
    Set<UserId> all = Set.of(ALICE, BOB, ROOT);
    assertThat(heardBy(Audience.channel(TOWN), all, ears, true)).containsExactly(BOB, ROOT);
    assertThat(heardBy(Audience.channel(TOWN), all, ears, false)).hasSize(3);
  }

  @Test
  void presence_takes_texts_and_flags_only() {
    ActiveView view =
        ActiveView.UNKNOWN.with(Json.object().put("channel_id", "one").put("team_id", "two"));
    view = view.with(Json.object().put("channel_id", 5));
    view = view.with(Json.object().put("thread_channel_id", "side").put("is_thread_view", "yes"));
    view = view.with(Json.object().put("thread_channel_id", "view").put("is_thread_view", true));
    assertThat(view).isEqualTo(new ActiveView("one", "side", "view"));
  }
}
