package org.starling.platform.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
record PostgresBinaries(Path directory) {
  static PostgresBinaries unpack(PostgresRelease release, Path parent) throws IOException {
    Path directory = parent.resolve("postgresql-" + release.version());
    if (!Files.exists(directory)) {
      Path temporary = Files.createTempDirectory(parent, "postgresql");
      try {
        unpackInto(temporary, release.folder() + archive());
        Files.setPosixFilePermissions(
            temporary, Files.getPosixFilePermissions(temporary.resolve("bin")));
        Files.move(temporary, directory, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        deleteAll(temporary);
      }
    }
    return new PostgresBinaries(directory);
  }

  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  private static void unpackInto(Path directory, String name) throws IOException {
    try (InputStream resource = PostgresBinaries.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(
            "This build has no PostgreSQL for this machine ("
                + name
                + "). Build Starling here with"
                + " ./starling build, or name a PostgreSQL in SqlSettings.DataSource.");
      }
      var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(directory, tar, entry);
      }
    }
  }

  private static void write(Path directory, TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    Path path = directory.resolve(entry.getName()).normalize();
    if (!path.startsWith(directory)) {
      throw new IOException("the archive names a path outside itself");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & 0100) != 0) {
      Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(path));
      permissions.addAll(
          List.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static String archive() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return os.contains("mac")
        ? "postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz"
        : "postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
