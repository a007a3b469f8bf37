package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** Invitations into a team, mailed by a real SMTP server. */
final class TeamInvitationsTest {
  private static final long MAIL_WAIT_MS_MAX = 20_000;
  private static final Pattern TOKEN = Pattern.compile("&t=([A-Za-z0-9]+)");

  private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private static TestServer server;
  private static String admin;
  private static String team;

  @BeforeAll
  static void start() {
    MAIL.start();
    ObjectNode settings = Json.object();
    settings.putObject("ServiceSettings").put("EnableEmailInvitations", true);
    settings
        .putObject("EmailSettings")
        .put("SMTPServer", "localhost")
        .put("SMTPPort", Integer.toString(MAIL.getSmtp().getPort()))
        .put("FeedbackEmail", "starling@example.test");
    server = TestServer.start(Path.of(""), settings);
    admin = server.signUp("ann");
    String sent = "{\"name\":\"garden\",\"display_name\":\"Garden\",\"type\":\"O\"}";
    team = server.send(admin, "POST", "/teams", sent).json().path("id").asText();
  }

  @AfterAll
  static void stop() {
    server.close();
    MAIL.stop();
  }

  @Test
  void a_mailed_invitation_lets_one_person_in_once() throws Exception {
    String token = invite("ben@example.test");
    TestServer.Answer joined = signUp("ben", token);
    assertThat(joined.status()).isEqualTo(201);
    assertThat(joined.json().path("email").asText()).isEqualTo("ben@example.test");
    String ben = joined.json().path("id").asText();
    assertThat(member(ben).path("roles").asText()).isEqualTo("team_user");

    TestServer.Answer again = signUp("ben-again", token);
    assertThat(again.error()).isEqualTo("api.user.create_user.signup_link_invalid.app_error");
  }

  @Test
  void whoever_has_an_account_joins_by_the_token_too() throws Exception {
    String token = invite("cora@example.test");
    String cora = server.signUp("cora");
    TestServer.Answer joined =
        server.send(cora, "POST", "/teams/members/invite?token=" + token, "");
    assertThat(joined.status()).isEqualTo(201);
    assertThat(joined.json().path("team_id").asText()).isEqualTo(team);
  }

  @Test
  void administrators_void_all_invitations() throws Exception {
    String token = invite("dora@example.test");
    assertThat(server.send(admin, "DELETE", "/teams/invites/email", "").status()).isEqualTo(200);
    assertThat(signUp("dora", token).error())
        .isEqualTo("api.user.create_user.signup_link_invalid.app_error");
  }

  /** Returns the token in the mail. */
  private static String invite(String address) throws Exception {
    MAIL.purgeEmailFromAllMailboxes();
    TestServer.Answer sent =
        server.send(admin, "POST", "/teams/" + team + "/invite/email", "[\"" + address + "\"]");
    assertThat(sent.status()).isEqualTo(200);
    assertThat(MAIL.waitForIncomingEmail(MAIL_WAIT_MS_MAX, 1)).isTrue();
    MimeMessage mail = MAIL.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()[0]).hasToString(address);
    assertThat(mail.getSubject()).contains("Garden");
    Matcher link =
        TOKEN.matcher(GreenMailUtil.getWholeMessage(mail).replace("=\r\n", "").replace("=3D", "="));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static TestServer.Answer signUp(String name, String token) {
    String form =
        Json.object()
            .put("username", name)
            .put("email", name + "@example.test")
            .put("password", "Conformance-1")
            .toString();
    return server.send("", "POST", "/users?t=" + token, form);
  }

  private static com.fasterxml.jackson.databind.JsonNode member(String user) {
    return server.send(admin, "GET", "/teams/" + team + "/members/" + user, "").json();
  }
}
