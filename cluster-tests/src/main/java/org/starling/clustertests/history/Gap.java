package org.starling.clustertests.history;

/** A listener was sent an event with another number than the next one. */
public record Gap(String listener, int connection, long expected, long found) {}
