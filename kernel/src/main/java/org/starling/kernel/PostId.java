package org.starling.kernel;

/** The id of a post. */
public record PostId(String value) implements Id {
  public PostId {
    Id.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
