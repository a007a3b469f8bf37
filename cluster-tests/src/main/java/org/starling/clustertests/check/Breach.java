package org.starling.clustertests.check;

/** A promise that was broken. */
public record Breach(String promise, String how) {
  @Override
  public String toString() {
    return promise + ": " + how;
  }
}
