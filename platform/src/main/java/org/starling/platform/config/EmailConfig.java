package org.starling.platform.config;

/** EmailSettings. */
public record EmailConfig(
    boolean enableSignUpWithEmail,
    boolean enableSignInWithEmail,
    boolean enableSignInWithUsername,
    boolean requireEmailVerification,
    boolean sendEmailNotifications,
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
    boolean skipServerCertificateVerification) {}
