package org.starling.kernel;

/** The id of a user. */
public record UserId(String value) implements Id {
  public UserId {
    Id.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
