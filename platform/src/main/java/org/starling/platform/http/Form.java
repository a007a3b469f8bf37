package org.starling.platform.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decoded form: fields of text and uploaded files, both in the order they were sent. */
public final class Form implements AutoCloseable {
  /** One field of text. */
  public record Field(String name, String value) {}

  /** An uploaded file, in memory if small, otherwise on disk until the request is answered. */
  public static final class Upload {
    private final String field;
    private final String fileName;
    private final long bytes;
    private final byte[] memory;
    private final @Nullable Path disk;

    Upload(FormReader.Head head, long bytes, byte[] memory, @Nullable Path disk) {
      this.field = head.name();
      this.fileName = head.fileName();
      this.bytes = bytes;
      this.memory = memory;
      this.disk = disk;
    }

    public String field() {
      return field;
    }

    /** As the client named it; may hold anything. */
    public String fileName() {
      return fileName;
    }

    public long bytes() {
      return bytes;
    }

    public InputStream open() throws IOException {
      return disk == null ? new ByteArrayInputStream(memory) : Files.newInputStream(disk);
    }

    private void delete() {
      try {
        if (disk != null) {
          Files.deleteIfExists(disk);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final List<Field> fields;
  private final List<Upload> uploads;

  Form(List<Field> fields, List<Upload> uploads) {
    this.fields = List.copyOf(fields);
    this.uploads = List.copyOf(uploads);
  }

  /** The first field of that name; empty text if there is none. */
  public String text(String name) {
    return fields.stream()
        .filter(f -> f.name().equals(name))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }

  public List<String> texts(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
  }

  public List<Upload> uploads(String name) {
    return uploads.stream().filter(u -> u.field().equals(name)).toList();
  }

  /** All uploaded files, whatever their field. */
  public List<Upload> uploads() {
    return uploads;
  }

  public Optional<Upload> upload(String name) {
    return uploads(name).stream().findFirst();
  }

  @Override
  public void close() {
    uploads.forEach(Upload::delete);
  }
}
