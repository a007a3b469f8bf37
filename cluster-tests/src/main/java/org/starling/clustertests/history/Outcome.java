package org.starling.clustertests.history;

/** How an operation ended for the one who asked. */
public enum Outcome {
  /** Answered with success: it happened. */
  DONE,
  /** Answered with a refusal: it did not happen. */
  REFUSED,
  /** No answer, or one that says nothing about it: it may have happened, or may yet happen. */
  UNKNOWN
}
