package org.starling.server;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;
import org.starling.platform.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Administration from the command line, with the server running or not. */
@Command(
    name = "admin",
    description = "Administer accounts and settings, with the server running or not.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ConfigCommands.class,
    mixinStandardHelpOptions = true)
final class Admin {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The server's data directory (default: ./data).")
  private Path data = Path.of("data");

  @Spec private @Nullable CommandSpec spec;

  private final Ids ids = new Ids(new SecureRandom());

  @Command(
      name = "create-user",
      description = "Create an account. The first one becomes the administrator.",
      mixinStandardHelpOptions = true)
  int createUser(
      @Parameters(paramLabel = "USERNAME") String username,
      @Parameters(paramLabel = "EMAIL") String email,
      @Option(names = "--admin", description = "Make it a system administrator.") boolean admin)
      throws IOException, InterruptedException {
    try (AdminServer server = AdminServer.reach(data, ids)) {
      String password = password("Password for " + username + ": ");
      server.store().administrator().ifPresent(server::actAs);
      String id =
          server
              .send(
                  "POST",
                  "/users",
                  Json.object()
                      .put("username", username)
                      .put("email", email)
                      .put("password", password))
              .path("id")
              .asText();
      if (admin) {
        setRoles(server, id);
      }
      out().println("Created " + username + " (" + id + ").");
      return 0;
    }
  }

  @Command(
      name = "make-admin",
      description = "Give an account the roles of a system administrator.",
      mixinStandardHelpOptions = true)
  int makeAdmin(@Parameters(paramLabel = "USERNAME|EMAIL") String name)
      throws IOException, InterruptedException {
    try (AdminServer server = AdminServer.reach(data, ids)) {
      String id = user(server, name);
      setRoles(server, id);
      out().println(name + " is a system administrator now.");
      return 0;
    }
  }

  @Command(
      name = "reset-password",
      description = "Set an account's password.",
      mixinStandardHelpOptions = true)
  int resetPassword(@Parameters(paramLabel = "USERNAME|EMAIL") String name)
      throws IOException, InterruptedException {
    try (AdminServer server = AdminServer.reach(data, ids)) {
      String id = user(server, name);
      String password = password("New password for " + name + ": ");
      String token = server.store().resetToken(id, server.store().email(id));
      server.send(
          "POST",
          "/users/password/reset",
          Json.object().put("token", token).put("new_password", password));
      out().println("The password of " + name + " was set; other sessions were ended.");
      return 0;
    }
  }

  private void setRoles(AdminServer server, String user) throws IOException, InterruptedException {
    Optional<String> administrator = server.store().administrator();
    if (administrator.isEmpty()) {
      server.store().makeAdministrator(user);
      out().println("There was no administrator left; a running server must be started again.");
      return;
    }
    server.actAs(administrator.get());
    server.send(
        "PUT", "/users/" + user + "/roles", Json.object().put("roles", "system_admin system_user"));
  }

  private static String user(AdminServer server, String name) {
    return server
        .store()
        .user(name)
        .orElseThrow(() ->
            new IllegalStateException(
                "There is no account with the username or e-mail address " + name + "."));
  }

  /** From the terminal without echo, or a line of the standard input. */
  private static String password(String prompt) throws IOException {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      return new String(Objects.requireNonNullElse(console.readPassword(prompt), new char[0]));
    }
    byte[] input = System.in.readNBytes(1024);
    return new String(input, StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
