package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.Gap;
import org.starling.platform.http.Json;

/** Nobody misses an event without noticing. */
class GapsTest {
  private static final Audience TOWN = Audience.channel(TestHub.TOWN);

  private record Unspeakable(Audience audience) implements Event {}

  @Test
  void an_event_whose_audience_cannot_be_known_cuts_all_off_who_listen() throws Exception {
    try (TestHub town = new TestHub(true);
        TestClient client = town.connect('a', "", false)) {
      town.members.add(TestHub.user('a'));
      JsonNode hello = client.next();
      town.forgetful = true;
      town.publish("posted", TOWN, Json.object());
      assertThat(client.isClosedByServer()).isTrue();
      town.forgetful = false;
      try (TestClient again = town.connect('a', resume(hello), false)) {
        assertThat(again.next().at("/data/connection_id"))
            .isNotEqualTo(hello.at("/data/connection_id"));
        town.publish("posted", TOWN, Json.object());
        assertThat(again.next().path("event").asText()).isEqualTo("posted");
      }
    }
  }

  @Test
  void what_may_be_left_out_is_no_gap() throws Exception {
    try (TestHub town = new TestHub(true);
        TestClient client = town.connect('a', "", false)) {
      town.members.add(TestHub.user('a'));
      client.next();
      town.forgetful = true;
      town.publish("typing", TOWN, Json.object());
      town.forgetful = false;
      town.publish("posted", TOWN, Json.object());
      assertThat(client.next().path("event").asText()).isEqualTo("posted");
    }
  }

  @Test
  void an_event_that_cannot_be_encoded_is_a_gap() throws Exception {
    try (TestHub town = new TestHub(true);
        TestClient client = town.connect('a', "", false)) {
      client.next();
      town.hub.encode(
          Unspeakable.class,
          event -> {
            throw new IllegalStateException("no words");
          });
      town.events.publish(new Unspeakable(TOWN));
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void a_gap_concerns_its_audience_alone() throws Exception {
    try (TestHub town = new TestHub(true);
        TestClient member = town.connect('a', "", false);
        TestClient stranger = town.connect('b', "", false)) {
      town.members.add(TestHub.user('a'));
      member.next();
      stranger.next();
      town.events.publish(new Gap(TOWN));
      assertThat(member.isClosedByServer()).isTrue();
      town.events.publish(new Gap(Audience.user(TestHub.user('c'))));
      town.publish("hint", Audience.user(TestHub.user('b')), Json.object());
      assertThat(stranger.next().path("event").asText()).isEqualTo("hint");
    }
  }

  private static String resume(JsonNode hello) {
    String id = hello.at("/data/connection_id").asText();
    return "?connection_id=" + id + "&sequence_number=1";
  }
}
