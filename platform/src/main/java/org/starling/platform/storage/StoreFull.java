package org.starling.platform.storage;

import java.io.IOException;

/** A file was not kept, because the disk of the file store has no room. */
public final class StoreFull extends IOException {
  private static final long serialVersionUID = 1L;

  StoreFull(IOException cause) {
    super("The file store's disk is full: " + cause.getMessage(), cause);
  }
}
