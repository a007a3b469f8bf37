package org.starling.features.recovery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.starling.features.auth.Mailer;
import org.starling.features.auth.Mailer.Mail;
import org.starling.features.users.User;
import org.starling.platform.config.ConfigSource;

/** Writes the mails about an account. */
final class AccountMails {
  /** What a mail says, and the one link in it. */
  private record Letter(String subject, String why, String link, String action, String after) {}

  private final ConfigSource config;
  private final Mailer mailer;

  AccountMails(ConfigSource config, Mailer mailer) {
    this.config = config;
    this.mailer = mailer;
  }

  void resetPassword(User user, String secret) {
    post(
        user.email(),
        new Letter(
            "Choose a new password on " + name(),
            "Somebody, probably you, asked for a new password for the account %s."
                .formatted(user.username()),
            site() + "/reset_password_complete?token=" + encoded(secret),
            "Choose a new password",
            "The link works once, within 24 hours. If you did not ask for it, ignore this mail."));
  }

  void passwordChanged(User user) {
    post(
        user.email(),
        new Letter(
            "Your password on " + name() + " was changed",
            "The password of the account %s was changed through a mailed link."
                .formatted(user.username()),
            site(),
            "Open " + name(),
            "If it was not you, ask your administrator at once."));
  }

  void verify(User user, String email, String secret) {
    post(
        email,
        new Letter(
            "Confirm your address on " + name(),
            "Confirm that %s is the address of the account %s.".formatted(email, user.username()),
            site() + "/do_verify_email?token=" + encoded(secret) + "&email=" + encoded(email),
            "Confirm the address",
            "The link works once, within 24 hours."));
  }

  private void post(String to, Letter letter) {
    String text =
        "%s\n\n%s:\n%s\n\n%s\n"
            .formatted(letter.why(), letter.action(), letter.link(), letter.after());
    String html =
        "<p>%s</p>\n<p><a href=\"%s\">%s</a></p>\n<p>%s</p>\n"
            .formatted(
                escape(letter.why()),
                escape(letter.link()),
                escape(letter.action()),
                escape(letter.after()));
    mailer.post(new Mail(to, letter.subject(), text, html));
  }

  private String site() {
    return config.current().service().siteURL();
  }

  private String name() {
    return config.current().team().siteName();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
