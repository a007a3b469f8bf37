package org.starling.features.auth;

import java.util.Optional;
import org.starling.platform.config.EmailConfig;

/** Sends mail by the server that EmailSettings names. */
public interface Mailer {
  /** One message to one person; {@code text} and {@code html} say the same. */
  record Mail(String to, String subject, String text, String html) {}

  /**
   * Queues a mail and returns at once. Sending is tried again a few times; what cannot be sent is
   * logged, since whoever asked was answered long ago.
   */
  void post(Mail mail);

  /** Sends at once by settings that are to be tried; returns what went wrong, empty if nothing. */
  Optional<String> tryOut(EmailConfig settings, Mail mail);
}
