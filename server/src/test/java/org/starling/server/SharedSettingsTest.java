package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.Json;

/** Two nodes that have their settings in the database: one change is in force on both. */
class SharedSettingsTest {
  private static final String ACTIVE = "SELECT value FROM configurations WHERE active";

  private static TestServer one;
  private static TestServer two;
  private static PostgresDatabase db;
  private static String admin;

  @BeforeAll
  static void start() {
    one = TestServer.sharingNode();
    two =
        one.joinSharing(settings -> settings.withObject("TeamSettings").put("MaxUsersPerTeam", 77));
    db = one.openDatabase();
    admin = one.signUp("admin");
  }

  @AfterAll
  static void stop() {
    db.close();
    two.close();
    one.close();
  }

  private static void patch(TestServer node, String section, String key, String value) {
    ObjectNode change = Json.object();
    change.withObject(section).put(key, value);
    TestServer.Answer answer = node.send(admin, "PUT", "/config/patch", change.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode settings(TestServer node) {
    TestServer.Answer answer = node.send(admin, "GET", "/config", "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode saved() {
    String text = db.primary().one(row -> row.text(1), ACTIVE).orElseThrow();
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long rows() {
    return db.primary().number("SELECT count(*) FROM configurations").orElseThrow();
  }

  @Test
  void a_change_is_one_row_and_in_force_on_both_when_it_is_answered() {
    for (TestServer node : List.of(one, two)) {
      for (int i = 0; i < 5; i++) {
        String name = "Site " + node.port() + " " + i;
        long before = rows();
        patch(node, "TeamSettings", "SiteName", name);
        assertThat(rows()).isEqualTo(before + 1);
        for (TestServer asked : List.of(one, two)) {
          assertThat(settings(asked).at("/TeamSettings/SiteName").asText()).isEqualTo(name);
        }
        assertThat(saved().at("/TeamSettings/SiteName").asText()).isEqualTo(name);
      }
    }
  }

  @Test
  void the_whole_can_be_put_although_read_only_is_on() {
    ObjectNode all = (ObjectNode) settings(two);
    assertThat(all.at("/ClusterSettings/Enable").asBoolean()).isTrue();
    all.withObject("ClusterSettings").put("ReadOnlyConfig", true);
    all.withObject("TeamSettings").put("CustomDescriptionText", "put");
    TestServer.Answer answer = two.send(admin, "PUT", "/config", all.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(settings(one).at("/TeamSettings/CustomDescriptionText").asText()).isEqualTo("put");
  }

  @Test
  void what_a_node_has_from_its_environment_is_its_own_and_never_saved() {
    patch(two, "SupportSettings", "HelpLink", "https://help.example.test");
    assertThat(settings(two).at("/TeamSettings/MaxUsersPerTeam").asInt()).isEqualTo(77);
    assertThat(settings(one).at("/TeamSettings/MaxUsersPerTeam").asInt()).isEqualTo(50);
    JsonNode saved = saved();
    assertThat(saved.at("/TeamSettings/MaxUsersPerTeam").asInt()).isEqualTo(50);
    assertThat(saved.at("/ClusterSettings/OverrideHostname").asText()).isEmpty();
    assertThat(saved.at("/ClusterSettings/Enable").asBoolean()).isFalse();
    assertThat(saved.at("/ClusterSettings/GossipPort").asInt()).isEqualTo(8074);
  }

  @Test
  void of_changes_on_both_at_the_same_time_none_is_lost() throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    work.add(() -> patchOften(one, "TermsOfServiceLink"));
    work.add(() -> patchOften(two, "PrivacyPolicyLink"));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    for (JsonNode tree : List.of(saved(), settings(one), settings(two))) {
      for (String key : List.of("TermsOfServiceLink", "PrivacyPolicyLink")) {
        assertThat(tree.at("/SupportSettings/" + key).asText()).isEqualTo("https://a.test/9");
      }
    }
  }

  private static boolean patchOften(TestServer node, String key) {
    for (int i = 0; i < 10; i++) {
      patch(node, "SupportSettings", key, "https://a.test/" + i);
    }
    return true;
  }

  @Test
  void who_was_down_has_what_was_saved_meanwhile() throws InterruptedException {
    two.restart(() -> {
      patch(one, "SupportSettings", "AboutLink", "https://about.example.test");
      return true;
    });
    assertThat(settings(two).at("/SupportSettings/AboutLink").asText())
        .isEqualTo("https://about.example.test");
  }

  @Test
  void who_was_not_told_finds_out_and_undoes_nothing() throws Exception {
    db.write(tx ->
        tx.update(
            """
            UPDATE configurations SET value = replace(value, '"ReportAProblemMail": ""',
            '"ReportAProblemMail": "a@b.test"') WHERE active\
            """));
    patch(two, "SupportSettings", "SupportEmail", "help@example.test");
    for (TestServer node : List.of(one, two)) {
      assertThat(settings(node).at("/SupportSettings/ReportAProblemMail").asText())
          .isEqualTo("a@b.test");
    }
    db.write(tx ->
        tx.update("UPDATE configurations SET value = replace(value, 'a@b.test', 'c@d.test')"));
    assertThat(one.send(admin, "POST", "/config/reload", "").status()).isEqualTo(200);
    assertThat(settings(one).at("/SupportSettings/ReportAProblemMail").asText())
        .isEqualTo("c@d.test");
    long end = System.nanoTime() + 120_000_000_000L;
    while (!settings(two).at("/SupportSettings/ReportAProblemMail").asText().equals("c@d.test")) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(100);
    }
  }
}
