package org.starling.kernel;

/** The id of a session. */
public record SessionId(String value) implements Id {
  public SessionId {
    Id.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
