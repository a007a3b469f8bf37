package org.starling.platform.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads multipart/form-data as it arrives, in bounded memory: a part larger than {@link
 * HttpLimits#FORM_MEMORY_BYTES} goes to a temporary file.
 */
final class FormReader implements AutoCloseable {
  /** What a part says of itself. */
  record Head(String name, String fileName, String contentType) {}

  private static final String TYPE = "multipart/form-data";

  private final InputStream in;
  private final byte[] delimiter;
  private final List<Form.Field> fields = new ArrayList<>();
  private final List<Form.Upload> uploads = new ArrayList<>();
  private boolean complete;

  FormReader(InputStream in, String boundary) {
    this.in = new BufferedInputStream(in, HttpLimits.REPLY_CHUNK_BYTES);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The boundary that a content type names; empty if it is no multipart form. */
  static String boundary(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith(TYPE)
        ? parameter(contentType, "boundary")
        : "";
  }

  /**
   * @throws IOException if this is no form, or it has too many or too large fields
   */
  Form read() throws IOException {
    // the first delimiter has no line end before it
    copyPart(OutputStream.nullOutputStream(), 2);
    while (hasPart()) {
      if (fields.size() + uploads.size() == HttpLimits.FORM_PARTS_MAX) {
        throw new IOException("more than " + HttpLimits.FORM_PARTS_MAX + " parts");
      }
      Head head = head();
      if (head.fileName().isEmpty()) {
        fields.add(new Form.Field(head.name(), text()));
      } else {
        uploads.add(upload(head));
      }
    }
    complete = true;
    return new Form(fields, uploads);
  }

  /** Deletes what was kept of a form that turned out to be none. */
  @Override
  public void close() {
    if (!complete) {
      new Form(fields, uploads).close();
    }
  }

  private boolean hasPart() throws IOException {
    int first = in.read();
    int second = in.read();
    if (first == '-' && second == '-') {
      return false;
    }
    if (first != '\r' || second != '\n') {
      throw new IOException("a part does not begin with a line end");
    }
    return true;
  }

  private Head head() throws IOException {
    String name = "";
    String fileName = "";
    String contentType = "";
    int bytes = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      bytes += line.length();
      if (bytes > HttpLimits.FORM_PART_HEAD_BYTES_MAX) {
        throw new IOException("a part's head is too long");
      }
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-disposition:")) {
        name = parameter(line, "name");
        fileName = parameter(line, "filename");
      } else if (lower.startsWith("content-type:")) {
        contentType = line.substring("content-type:".length()).strip();
      }
    }
    return new Head(name, fileName, contentType);
  }

  private String line() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || out.size() > HttpLimits.FORM_PART_HEAD_BYTES_MAX) {
        throw new IOException("a part's head does not end");
      }
      out.write(b);
    }
    return out.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private String text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copyPart(new Capped(out), 0);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Form.Upload upload(Head head) throws IOException {
    try (Spool spool = new Spool()) {
      copyPart(spool, 0);
      return spool.finish(head);
    }
  }

  /** Copies up to the next delimiter, of which the first {@code matched} bytes count as read. */
  private void copyPart(OutputStream out, int matched) throws IOException {
    int at = matched;
    while (at < delimiter.length) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("a part does not end");
      }
      if (b == delimiter[at]) {
        at++;
        continue;
      }
      // a carriage return begins a delimiter and is nowhere else in it
      out.write(delimiter, 0, at);
      at = 0;
      if (b == delimiter[0]) {
        at = 1;
      } else {
        out.write(b);
      }
    }
  }

  /** A parameter of a header, quoted or not; empty if absent. */
  static String parameter(String header, String name) {
    String lower = header.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(';');
    while (at >= 0) {
      int start = at + 1;
      while (start < header.length() && header.charAt(start) == ' ') {
        start++;
      }
      if (lower.startsWith(name + "=", start)) {
        return value(header, start + name.length() + 1);
      }
      at = lower.indexOf(';', start);
    }
    return "";
  }

  private static String value(String header, int start) {
    if (start >= header.length() || header.charAt(start) != '"') {
      int end = header.indexOf(';', start);
      return header.substring(start, end < 0 ? header.length() : end).strip();
    }
    StringBuilder out = new StringBuilder();
    for (int i = start + 1; i < header.length() && header.charAt(i) != '"'; i++) {
      boolean escaped = header.charAt(i) == '\\' && i + 1 < header.length();
      out.append(header.charAt(escaped ? ++i : i));
    }
    return out.toString();
  }

  /** Refuses a field of text that is too long. */
  private static final class Capped extends OutputStream {
    private final ByteArrayOutputStream out;

    Capped(ByteArrayOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      if (out.size() >= HttpLimits.FORM_TEXT_BYTES_MAX) {
        throw new IOException("a field is too long");
      }
      out.write(b);
    }
  }

  /** Memory first, then disk. */
  private static final class Spool extends OutputStream {
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path path;
    private @Nullable OutputStream disk;
    private long bytes;
    private boolean finished;

    @Override
    public void write(int b) throws IOException {
      bytes++;
      if (disk != null) {
        disk.write(b);
        return;
      }
      memory.write(b);
      if (memory.size() >= HttpLimits.FORM_MEMORY_BYTES) {
        path = Files.createTempFile("starling-upload", ".part");
        disk = new BufferedOutputStream(Files.newOutputStream(path));
        memory.writeTo(disk);
        memory.reset();
      }
    }

    Form.Upload finish(Head head) throws IOException {
      if (disk != null) {
        disk.close();
      }
      finished = true;
      return new Form.Upload(head, bytes, memory.toByteArray(), path);
    }

    @Override
    public void close() throws IOException {
      if (disk != null) {
        disk.close();
      }
      if (!finished && path != null) {
        Files.deleteIfExists(path);
      }
    }
  }
}
