package org.starling.platform.db;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. As an ordinary user it runs as that user; as root, in a user
 * namespace without privileges, or else as {@code nobody}.
 */
enum RunAs {
  SELF(List.of()),
  NAMESPACE(List.of("unshare", "--user")),
  NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--"));

  private final List<String> prefix;

  RunAs(List<String> prefix) {
    this.prefix = prefix;
  }

  /** Words to put before a program's name. */
  List<String> prefix() {
    return prefix;
  }

  static RunAs choose(Path directory) {
    if (new UnixSystem().getUid() != 0) {
      return SELF;
    }
    for (RunAs way : List.of(NAMESPACE, NOBODY)) {
      if (way.canEnter(directory)) {
        return way;
      }
    }
    throw new IllegalStateException(
        """
        PostgreSQL does not run as root, and neither a user namespace (unshare) nor the user \
        "nobody" (setpriv) can reach %s. Start Starling as an ordinary user, choose a --data directory that everybody may \
        enter, or name a PostgreSQL in SqlSettings.DataSource.\
        """
            .formatted(directory));
  }

  /** Hands a file or directory to the user that PostgreSQL will run as. */
  void own(Path path) throws IOException {
    if (this == NOBODY) {
      Files.setOwner(
          path,
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
  }

  private boolean canEnter(Path directory) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("test", "-x", directory.toString()));
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
