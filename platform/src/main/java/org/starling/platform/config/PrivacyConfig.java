package org.starling.platform.config;

/** PrivacySettings. */
public record PrivacyConfig(boolean showEmailAddress, boolean showFullName) {}
