package org.starling.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** config.json: readable by its owner alone, four spaces, written whole and renamed into place. */
public final class ConfigFile implements ConfigStore {
  private static final int BYTES_MAX = 4 << 20;

  private final Path path;

  public ConfigFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  @Override
  public Optional<ObjectNode> load() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (Files.size(path) > BYTES_MAX) {
      throw new WrongSetting("", path.toString(), "too large", "it may have 4 MiB at most");
    }
    byte[] bytes = Files.readAllBytes(path);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    try {
      JsonNode read = SettingsTree.MAPPER.readTree(bytes);
      if (read instanceof ObjectNode settings) {
        return Optional.of(settings);
      }
    } catch (JsonProcessingException e) {
      throw new WrongSetting(
          "", path.toString(), "not JSON at line " + line(e), "it must be one JSON object");
    }
    throw new WrongSetting("", path.toString(), "something else", "it must be one JSON object");
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  @Override
  public void save(ObjectNode settings) throws IOException {
    Path directory = path.getParent();
    Files.createDirectories(directory);
    Path temporary =
        Files.createTempFile(
            directory,
            ".config",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(WRITER.writeValueAsBytes(settings));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static final ObjectWriter WRITER =
      SettingsTree.MAPPER
          .writer(printer())
          .with(new HtmlSafe())
          .with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  /** Writes the characters that mean something in HTML as \\u escapes, as existing files do. */
  private static final class HtmlSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      codes['&'] = CharacterEscapes.ESCAPE_CUSTOM;
      codes['<'] = CharacterEscapes.ESCAPE_CUSTOM;
      codes['>'] = CharacterEscapes.ESCAPE_CUSTOM;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      boolean ascii =
          character < 0x80; // what is outside of it is asked for too, and stays as it is
      return ascii ? new SerializedString(String.format("\\u%04x", character)) : null;
    }
  }
}
