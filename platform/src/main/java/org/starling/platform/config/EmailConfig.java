package org.starling.platform.config;

/** EmailSettings. */
public record EmailConfig(
    boolean enableSignUpWithEmail,
    boolean enableSignInWithEmail,
    boolean enableSignInWithUsername,
    boolean requireEmailVerification,
    String feedbackName,
    String feedbackEmail,
    String replyToAddress,
    boolean enableSMTPAuth,
    String smtpUsername,
    String smtpPassword,
    String smtpServer,
    String smtpPort,
    int smtpServerTimeout,
    String connectionSecurity,
    boolean skipServerCertificateVerification) {

  /** The same settings with another password. */
  public EmailConfig withPassword(String password) {
    return new EmailConfig(
        enableSignUpWithEmail,
        enableSignInWithEmail,
        enableSignInWithUsername,
        requireEmailVerification,
        feedbackName,
        feedbackEmail,
        replyToAddress,
        enableSMTPAuth,
        smtpUsername,
        password,
        smtpServer,
        smtpPort,
        smtpServerTimeout,
        connectionSecurity,
        skipServerCertificateVerification);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "EmailSettings of " + smtpServer + ":" + smtpPort;
  }
}
