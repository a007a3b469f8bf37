package org.starling.features.teaminvites;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.starling.features.auth.Mailer.Mail;
import org.starling.features.teaminvites.InviteStore.Mailed;
import org.starling.features.teams.Team;
import org.starling.features.users.User;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Json;

/** Writes the mail of an invitation. */
final class InvitationWriter {
  private final ConfigSource config;

  InvitationWriter(ConfigSource config) {
    this.config = config;
  }

  Mail write(Mailed invitation, Team team, User sender, String message) {
    String name = sender.displayName(config.current().team().teammateNameDisplay());
    String site = config.current().team().siteName();
    String link = link(invitation, team);
    String subject = name + " invites you to " + team.displayName() + " on " + site;
    String text =
        """
        %s invites you to join the team %s on %s.
        %s
        Join here (the link works once, within 48 hours):
        %s
        """
            .formatted(
                name, team.displayName(), site, message.isEmpty() ? "" : message + "\n", link);
    String html =
        """
        <p>%s invites you to join the team <b>%s</b> on %s.</p>
        %s<p><a href="%s">Join the team</a></p>
        <p>The link works once, within 48 hours.</p>
        """
            .formatted(
                escape(name),
                escape(team.displayName()),
                escape(site),
                message.isEmpty() ? "" : "<blockquote>" + escape(message) + "</blockquote>\n",
                escape(link));
    return new Mail(invitation.email(), subject, text, html);
  }

  private String link(Mailed invitation, Team team) {
    String data =
        Json.text(
            Json.object()
                .put("email", invitation.email())
                .put("display_name", team.displayName())
                .put("name", team.name()));
    return config.current().service().siteURL()
        + "/signup_user_complete/?d="
        + URLEncoder.encode(data, StandardCharsets.UTF_8)
        + "&t="
        + URLEncoder.encode(invitation.token(), StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
