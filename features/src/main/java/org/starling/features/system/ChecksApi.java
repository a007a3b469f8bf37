package org.starling.features.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.features.auth.Mailer;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.EmailConfig;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.config.WrongSetting;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Trying settings before they are saved. */
final class ChecksApi {
  private static final Logger LOG = LoggerFactory.getLogger(ChecksApi.class);
  private static final String EMAIL = "EmailSettings";
  private static final String MASK = "*".repeat(32);

  record SiteUrl(String siteUrl) {}

  private final ConfigSource config;
  private final Users users;
  private final Mailer mailer;

  ChecksApi(ConfigSource config, Users users, Mailer mailer) {
    this.config = config;
    this.users = users;
    this.mailer = mailer;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/site_url/test")
            .needs(Need.system("test_site_url"))
            .body(SiteUrl.class)
            .run((Call call, SiteUrl form) -> answers(form.siteUrl())),
        Route.post("/api/v4/email/test").needs(Need.system("test_email")).run(this::sendMail));
  }

  private static Reply answers(String site) {
    if (site.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("site_url");
    }
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(SystemLimits.SITE_URL_WAIT_MAX).build()) {
      HttpRequest ping =
          HttpRequest.newBuilder(URI.create(site.replaceFirst("/+$", "") + "/api/v4/system/ping"))
              .timeout(SystemLimits.SITE_URL_WAIT_MAX)
              .build();
      int status = client.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw SystemCode.SITE_URL_SILENT.refuse("status " + status);
      }
      return Reply.ok();
    } catch (IOException | IllegalArgumentException e) {
      throw SystemCode.SITE_URL_SILENT.refuse("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SystemCode.SITE_URL_SILENT.refuse("interrupted", e);
    }
  }

  /** By the settings in the body, or by those in force if there are none. */
  private Reply sendMail(Call call) {
    EmailConfig settings =
        call.bytes().length == 0 ? config.current().email() : given(call.json(ObjectNode.class));
    if (settings.smtpServer().isEmpty()) {
      throw SystemCode.NO_MAIL_SERVER.refuse();
    }
    User user = users.byId(call.caller().user()).orElseThrow(HttpCode.SESSION_EXPIRED::refuse);
    String text = "These mail settings work: " + config.current().team().siteName();
    mailer
        .tryOut(settings, new Mailer.Mail(user.email(), "Mail settings", text, text))
        .ifPresent(failure -> {
          LOG.warn("The mail settings do not work: {}", failure);
          throw SystemCode.MAIL_FAILED.refuse();
        });
    return Reply.ok();
  }

  /** Every key must be given, so that nobody tries a mixture of old and new by mistake. */
  private EmailConfig given(ObjectNode body) {
    ObjectNode nothing = LiveConfig.defaults();
    ObjectNode known = ((ObjectNode) nothing.get(EMAIL)).deepCopy();
    nothing.removeAll();
    ObjectNode keys = nothing.putObject(EMAIL);
    known.properties().forEach(entry -> keys.putNull(entry.getKey()));
    if (!(SettingsTree.overlay(nothing, body).get(EMAIL) instanceof ObjectNode settings)) {
      throw HttpCode.BAD_BODY.refuse(EMAIL);
    }
    for (JsonNode value : settings) {
      if (value.isNull()) {
        throw SystemCode.NO_MAIL_SETTINGS.refuse();
      }
    }
    try {
      ObjectNode tree = config.current().tree().deepCopy();
      tree.set(EMAIL, settings);
      SettingsTree.checkTypes(LiveConfig.defaults(), tree);
    } catch (WrongSetting wrong) {
      throw HttpCode.BAD_BODY.refuse(wrong.explanation());
    }
    return withPassword(LiveConfig.section(settings, EmailConfig.class));
  }

  /** A masked password stands for the one in force, for the same account only. */
  private EmailConfig withPassword(EmailConfig given) {
    EmailConfig inForce = config.current().email();
    if (!given.smtpPassword().equals(MASK)) {
      return given;
    }
    boolean same =
        given.smtpServer().equals(inForce.smtpServer())
            && given.smtpPort().equals(inForce.smtpPort())
            && given.smtpUsername().equals(inForce.smtpUsername());
    if (!same) {
      throw SystemCode.PASSWORD_MASKED.refuse();
    }
    return given.withPassword(inForce.smtpPassword());
  }
}
