package org.starling.clustertests.history;

/**
 * An event about a post that a listener was sent.
 *
 * @param connection counts the connections with an id of their own: a resumed one is the same
 * @param at nanoseconds since the run began
 * @param event the websocket's name of it
 * @param updated the post's time of change; 0 for reactions
 */
public record Heard(
    String listener,
    int connection,
    long at,
    String event,
    String channel,
    String post,
    String author,
    String value,
    long updated) {}
