package org.starling.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;
import org.starling.platform.config.ConfigStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What concerns where the settings are kept. */
@Command(
    name = "config",
    description = "Look after the settings themselves.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class ConfigCommands {
  @Spec private @Nullable CommandSpec spec;

  private final Ids ids = new Ids(new SecureRandom());

  @Command(
      name = "migrate",
      description = {
        "Copy the settings, and the certificates and keys beside them that they name, from a file to"
            + " a database or back. Each is a path or postgres://user:password@host:5432/database.",
        "What the environment overrides (MM_SECTION_KEY) is not copied. Afterwards start every"
            + " server with MM_CONFIG=TO."
      },
      mixinStandardHelpOptions = true)
  int migrate(
      @Parameters(paramLabel = "FROM") String from,
      @Parameters(paramLabel = "TO") String to,
      @Option(names = "--replace", description = "Replace settings that TO has already.")
          boolean replace)
      throws IOException {
    try (ConfigStore source = SettingsSource.open(from, ids);
        ConfigStore target = SettingsSource.open(to, ids)) {
      CopySettings.copy(source, target, replace);
      Objects.requireNonNull(spec)
          .commandLine()
          .getOut()
          .println("The settings in %s were copied to %s.".formatted(source, target));
    }
    return 0;
  }
}
