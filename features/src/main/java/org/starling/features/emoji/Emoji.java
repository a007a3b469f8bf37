package org.starling.features.emoji;

/** A picture of this server's own that has a name. Times are in milliseconds. */
public record Emoji(String id, String creator, String name, long createAt, long updateAt) {}
