package org.starling.platform.config;

/** PasswordSettings. */
public record PasswordConfig(
    int minimumLength, boolean lowercase, boolean number, boolean uppercase, boolean symbol) {}
