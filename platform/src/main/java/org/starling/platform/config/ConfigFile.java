package org.starling.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** config.json: readable by its owner alone, four spaces, written whole and renamed into place. */
public final class ConfigFile implements ConfigStore {
  private final Path path;

  public ConfigFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  @Override
  public Optional<ObjectNode> load() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    byte[] bytes = read(path);
    return bytes.length == 0
        ? Optional.empty()
        : Optional.of(ConfigText.parse(path.toString(), bytes));
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.size(file) > ConfigText.BYTES_MAX) {
      throw ConfigText.tooLarge(file.toString());
    }
    return Files.readAllBytes(file);
  }

  @Override
  public void save(ObjectNode settings) throws IOException {
    write(path, ConfigText.bytes(settings));
  }

  @Override
  public Optional<String> attached(String name) throws IOException {
    Path file = path.resolveSibling(name);
    return Files.isRegularFile(file)
        ? Optional.of(new String(read(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public void attach(String name, String data) throws IOException {
    write(path.resolveSibling(name), data.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] data) throws IOException {
    Path directory = file.getParent();
    Files.createDirectories(directory);
    Path temporary =
        Files.createTempFile(
            directory,
            ".config",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Its path. */
  @Override
  public String toString() {
    return path.toString();
  }
}
