package org.starling.kernel;

/**
 * What a {@link Code} says. One that is made at run time (its id or text depend on the settings) is
 * a code by itself; all others are constants of their feature's enum.
 */
public record Reason(Kind kind, String id, String text) implements Code {
  @Override
  public Reason reason() {
    return this;
  }
}
