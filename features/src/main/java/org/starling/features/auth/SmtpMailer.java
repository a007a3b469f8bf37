package org.starling.features.auth;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.EmailConfig;

/** Sends by SMTP, from a bounded queue; each mail is tried a few times. */
final class SmtpMailer implements Mailer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final ConfigSource config;
  private final Clock clock;
  private final ThreadPoolExecutor senders;

  SmtpMailer(ConfigSource config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.senders =
        new ThreadPoolExecutor(
            AuthLimits.MAIL_SENDERS,
            AuthLimits.MAIL_SENDERS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(AuthLimits.MAILS_WAITING_MAX),
            Thread.ofPlatform().daemon().name("mail-", 0).factory());
  }

  @Override
  public void post(Mail mail) {
    if (config.current().email().smtpServer().isEmpty()) {
      LOG.warn("A mail was not sent: EmailSettings.SMTPServer is empty.");
      return;
    }
    try {
      senders.execute(() -> sendWithRetries(mail));
    } catch (RejectedExecutionException e) {
      LOG.error(
          "A mail was not sent: {} already wait, or the server is stopping.",
          senders.getQueue().size());
    }
  }

  @Override
  public Optional<String> tryOut(EmailConfig settings, Mail mail) {
    try {
      send(settings, mail);
      return Optional.empty();
    } catch (MessagingException | UnsupportedEncodingException e) {
      return Optional.of(e.toString());
    }
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }

  private void sendWithRetries(Mail mail) {
    Duration pause = AuthLimits.MAIL_RETRY_PAUSE;
    for (int attempt = 1; attempt <= AuthLimits.MAIL_ATTEMPTS_MAX; attempt++) {
      try {
        send(config.current().email(), mail);
        return;
      } catch (MessagingException | UnsupportedEncodingException e) {
        LOG.warn("A mail was not sent, attempt {}: {}", attempt, e.toString());
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      pause = pause.multipliedBy(2);
    }
  }

  private void send(EmailConfig email, Mail mail)
      throws MessagingException, UnsupportedEncodingException {
    MimeMessage message = new MimeMessage(session(email));
    message.setFrom(new InternetAddress(email.feedbackEmail(), email.feedbackName(), UTF_8));
    if (!email.replyToAddress().isEmpty()) {
      message.setReplyTo(InternetAddress.parse(email.replyToAddress()));
    }
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    Transport.send(message);
  }

  private static Session session(EmailConfig email) {
    String timeout = Long.toString(Duration.ofSeconds(email.smtpServerTimeout()).toMillis());
    Properties properties = new Properties();
    properties.put("mail.smtp.host", email.smtpServer());
    properties.put("mail.smtp.port", email.smtpPort());
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    switch (email.connectionSecurity()) {
      case "TLS" -> properties.put("mail.smtp.ssl.enable", "true");
      case "STARTTLS" -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      default -> {}
    }
    if (email.skipServerCertificateVerification()) {
      properties.put("mail.smtp.ssl.trust", "*");
    } else {
      properties.put("mail.smtp.ssl.checkserveridentity", "true");
    }
    if (!email.enableSMTPAuth()) {
      return Session.getInstance(properties);
    }
    properties.put("mail.smtp.auth", "true");
    return Session.getInstance(properties, credentials(email));
  }

  private static Authenticator credentials(EmailConfig email) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(email.smtpUsername(), email.smtpPassword());
      }
    };
  }
}
