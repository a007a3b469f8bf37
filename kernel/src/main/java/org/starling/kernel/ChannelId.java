package org.starling.kernel;

/** The id of a channel. */
public record ChannelId(String value) implements Id {
  public ChannelId {
    Id.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
