package org.starling.platform.http;

/**
 * How often one address may call a route; holds while RateLimitSettings.Enable is on, beside what
 * those settings allow.
 *
 * @param burst calls allowed at once beyond the first; refilled {@code perSecond} times a second
 */
public record Rate(int perSecond, int burst) {
  public Rate {
    if (perSecond < 1 || burst < 0) {
      throw new IllegalArgumentException("a rate allows at least one call a second");
    }
  }
}
