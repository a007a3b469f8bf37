package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** Passwords, mailed links and the second factor, from outside, with a real mail server. */
final class SignInTest {
  private static final String PASSWORD = "Conformance-1";
  private static final String OTHER_PASSWORD = "Conformance-2";
  private static final long MAIL_WAIT_MS = 10_000;
  private static final int CROWD = 24;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private static final GreenMail MAIL = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  private static TestServer server;

  @BeforeAll
  static void start() {
    MAIL.start();
    ObjectNode settings = Json.object();
    settings
        .withObject("EmailSettings")
        .put("SMTPServer", "localhost")
        .put("SMTPPort", Integer.toString(MAIL.getSmtp().getPort()));
    settings
        .withObject("ServiceSettings")
        .put("EnableMultifactorAuthentication", true)
        .put("TerminateSessionsOnPasswordChange", true);
    server = TestServer.start(Path.of(""), settings);
    server.signUp("root");
  }

  @AfterAll
  static void stop() {
    server.close();
    MAIL.stop();
  }

  @Test
  void a_forgotten_password_is_replaced_through_the_mailed_link_once() throws Exception {
    String token = server.signUp("reset");
    send("", "POST", "/users/password/reset/send", json("email", "reset@example.test"));
    String secret = mailed("reset@example.test", "token=([0-9A-Za-z]{64})");
    String form = Json.object().put("token", secret).put("new_password", OTHER_PASSWORD).toString();

    assertThat(send("", "POST", "/users/password/reset", form).status()).isEqualTo(200);
    assertThat(send(token, "GET", "/users/me", "").status()).isEqualTo(401);
    assertThat(login("reset", OTHER_PASSWORD, "").status()).isEqualTo(200);
    assertThat(login("reset", PASSWORD, "").status()).isEqualTo(401);
    assertThat(send("", "POST", "/users/password/reset", form).error())
        .isEqualTo("api.user.reset_password.invalid_link.app_error");
  }

  @Test
  void an_address_is_proved_through_the_mailed_link() throws Exception {
    server.signUp("verify");
    send("", "POST", "/users/email/verify/send", json("email", "verify@example.test"));
    String secret = mailed("verify@example.test", "do_verify_email\\?token=([0-9A-Za-z]{64})");

    assertThat(send("", "POST", "/users/email/verify", json("token", secret)).status())
        .isEqualTo(200);
    assertThat(send("", "POST", "/users/email/verify", json("token", secret)).error())
        .isEqualTo("api.user.verify_email.bad_link.app_error");
  }

  @Test
  void a_second_factor_is_asked_for_and_its_code_counts_once() throws Exception {
    String token = server.signUp("factor");
    String secret =
        send(token, "POST", "/users/me/mfa/generate", "").json().path("secret").asText();
    long step = System.currentTimeMillis() / 30_000;
    ObjectNode activate = Json.object().put("activate", true).put("code", code(secret, step - 1));
    assertThat(send(token, "PUT", "/users/me/mfa", activate.toString()).status()).isEqualTo(200);

    assertThat(login("factor", PASSWORD, "").error())
        .isEqualTo("mfa.validate_token.authenticate.app_error");
    assertThat(login("factor", PASSWORD, code(secret, step)).status()).isEqualTo(200);
    assertThat(login("factor", PASSWORD, code(secret, step)).error())
        .isEqualTo("api.user.check_user_mfa.bad_code.app_error");
  }

  @Test
  void many_wrong_passwords_at_once_do_not_get_past_the_limit() throws Exception {
    server.signUp("attacked");
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<String> answers = new ExecutorCompletionService<>(crowd);
      for (int i = 0; i < CROWD; i++) {
        answers.submit(() -> login("attacked", OTHER_PASSWORD, "").error());
      }
      int counted = 0;
      for (int i = 0; i < CROWD; i++) {
        counted += answers.take().get().contains("invalid_credentials") ? 1 : 0;
      }
      assertThat(counted).isEqualTo(10);
    }
    assertThat(login("attacked", PASSWORD, "").error())
        .isEqualTo("api.user.check_user_login_attempts.too_many.app_error");
  }

  @Test
  void a_device_has_one_session() {
    server.signUp("phone");
    String first = tokenOn("phone");
    String second = tokenOn("phone");
    assertThat(send(first, "GET", "/users/me", "").status()).isEqualTo(401);
    assertThat(send(second, "GET", "/users/me", "").status()).isEqualTo(200);
  }

  private static String tokenOn(String name) {
    ObjectNode form = Json.object().put("login_id", name).put("password", PASSWORD);
    return send("", "POST", "/users/login", form.put("device_id", "android:one").toString())
        .response()
        .headers()
        .firstValue("Token")
        .orElseThrow();
  }

  private static TestServer.Answer login(String name, String password, String code) {
    ObjectNode form = Json.object().put("login_id", name).put("password", password);
    return send("", "POST", "/users/login", form.put("token", code).toString());
  }

  private static TestServer.Answer send(String token, String method, String path, String body) {
    return server.send(token, method, path, body);
  }

  private static String json(String key, String value) {
    return Json.object().put(key, value).toString();
  }

  /** What the newest mail to that address holds where {@code pattern} has its group. */
  private static String mailed(String to, String pattern) throws Exception {
    long until = System.currentTimeMillis() + MAIL_WAIT_MS;
    while (System.currentTimeMillis() < until) {
      for (MimeMessage message : MAIL.getReceivedMessages()) {
        Matcher link = Pattern.compile(pattern).matcher(text(message));
        if (message.getAllRecipients()[0].toString().equals(to) && link.find()) {
          return link.group(1);
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no mail to " + to);
  }

  private static String text(MimeMessage message) {
    return GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "=");
  }

  private static String code(String secret, long step) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
    byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % 1_000_000);
  }

  private static byte[] decoded(String secret) {
    byte[] key = new byte[secret.length() * 5 / 8];
    for (int bit = 0; bit < key.length * 8; bit++) {
      int letter = BASE32.indexOf(secret.charAt(bit / 5));
      if ((letter >> 4 - bit % 5 & 1) == 1) {
        key[bit / 8] |= (byte) (1 << 7 - bit % 8);
      }
    }
    return key;
  }
}
