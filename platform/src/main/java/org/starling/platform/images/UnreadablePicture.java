package org.starling.platform.images;

/** The bytes are no picture of a known kind, or it has more pixels than allowed. */
public final class UnreadablePicture extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadablePicture(String reason) {
    super(reason);
  }
}
