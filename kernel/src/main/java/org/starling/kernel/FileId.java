package org.starling.kernel;

/** The id of a file. */
public record FileId(String value) implements Id {
  public FileId {
    Id.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
