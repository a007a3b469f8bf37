package org.starling.kernel;

/** The id of a personal access token (the row, not the secret). */
public record TokenId(String value) implements Id {
  public TokenId {
    Id.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
