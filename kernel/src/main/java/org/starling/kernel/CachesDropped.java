package org.starling.kernel;

/** Everything cached is to be forgotten, since rows may have been changed behind our back. */
public record CachesDropped() implements Event {
  @Override
  public Audience audience() {
    return Audience.nobody();
  }
}
