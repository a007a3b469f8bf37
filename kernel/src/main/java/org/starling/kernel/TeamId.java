package org.starling.kernel;

/** The id of a team. */
public record TeamId(String value) implements Id {
  public TeamId {
    Id.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
