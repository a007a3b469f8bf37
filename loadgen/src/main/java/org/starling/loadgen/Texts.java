package org.starling.loadgen;

/** Bodies of requests. */
final class Texts {
  private static final String FILLER =
      " Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt"
          + " ut labore et dolore magna aliqua.";

  private Texts() {}

  /** A post of an everyday length that begins with {@code text}. */
  static String post(String channel, String text) {
    return "{\"channel_id\":\"%s\",\"message\":\"%s%s\"}".formatted(channel, text, FILLER);
  }
}
