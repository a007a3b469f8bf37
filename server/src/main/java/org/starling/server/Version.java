package org.starling.server;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** This release's own version, which clients see as BuildNumber. */
final class Version implements IVersionProvider {
  /** As the jar's manifest has it; "unpacked" when run from class files. */
  static String current() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "unpacked");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Starling " + current() + " (API v4, level 11.6.0)"};
  }
}
