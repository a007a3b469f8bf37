package org.starling.platform.db;

import java.util.List;

/**
 * A release of PostgreSQL whose programs lie on the class path.
 *
 * @param folder where its archive is there, with slashes around
 * @param locale what {@code initdb} is told so that texts sort alike on every machine
 */
record PostgresRelease(String version, String folder, List<String> locale) {
  /** The one that the embedded database runs. */
  static final PostgresRelease SHIPPED =
      new PostgresRelease("18.6.0", "/", List.of("--locale-provider=builtin", "--locale=C.UTF-8"));

  /** A data directory belongs to one major version. */
  String major() {
    return version.replaceFirst("\\..*", "");
  }
}
