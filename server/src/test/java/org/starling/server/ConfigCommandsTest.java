package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.db.TestPostgres;
import org.starling.platform.http.Json;
import picocli.CommandLine;

class ConfigCommandsTest {
  @TempDir private Path directory;
  private final String database = TestPostgres.NEWEST.empty();
  private final String dataSource = TestPostgres.NEWEST.dataSource(database);
  private final StringWriter said = new StringWriter();

  @AfterEach
  void drop() {
    TestPostgres.NEWEST.drop(database);
  }

  private int migrate(String... arguments) {
    CommandLine admin = new CommandLine(new Admin());
    admin.setOut(new PrintWriter(said));
    admin.setErr(new PrintWriter(said));
    String[] all = new String[arguments.length + 2];
    all[0] = "config";
    all[1] = "migrate";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return admin.execute(all);
  }

  @Test
  void settings_and_the_files_they_name_go_to_a_database_and_back() throws IOException {
    String settings =
        """
        {"SamlSettings": {"IdpCertificateFile": "idp.crt", "PrivateKeyFile": "/etc/else.key"},
        "PluginSettings": {"SignaturePublicKeyFiles": ["one.pub", "gone.pub"]}}\
        """;
    Path from = directory.resolve("from/config.json");
    Files.createDirectories(from.getParent());
    Files.writeString(from, settings);
    Files.writeString(from.resolveSibling("idp.crt"), "certificate");
    Files.writeString(from.resolveSibling("one.pub"), "key");
    Path to = directory.resolve("to/config.json");

    assertThat(migrate(from.toString(), dataSource)).as(said.toString()).isZero();
    assertThat(migrate(dataSource, to.toString())).as(said.toString()).isZero();
    assertThat(Json.mapper().readTree(to.toFile())).isEqualTo(Json.mapper().readTree(settings));
    assertThat(to.resolveSibling("idp.crt")).hasContent("certificate");
    assertThat(to.resolveSibling("one.pub")).hasContent("key");
    assertThat(said.toString()).contains(database).doesNotContain("postgres://");
  }

  @Test
  void nothing_is_replaced_unasked() throws IOException {
    Path from = directory.resolve("from.json");
    assertThat(migrate(from.toString(), dataSource)).isNotZero();
    assertThat(said.toString()).contains("There are no settings yet in " + from);
    Files.writeString(from, "{\"a\": 1}");
    assertThat(migrate(from.toString(), dataSource)).isZero();
    Files.writeString(from, "{\"a\": 2}");
    assertThat(migrate(from.toString(), dataSource)).isNotZero();
    assertThat(said.toString()).contains("--replace");
    assertThat(migrate(from.toString(), dataSource, "--replace")).isZero();
    assertThat(migrate(dataSource, from.toString(), "--replace")).isZero();
    assertThat(from).content().contains("\"a\": 2");
  }
}
