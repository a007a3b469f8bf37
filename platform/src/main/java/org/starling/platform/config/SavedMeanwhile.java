package org.starling.platform.config;

/** Somebody else saved settings since they were read; read them again and change those. */
public final class SavedMeanwhile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SavedMeanwhile() {
    super("The settings were saved by another server at the same time. Try again");
  }
}
