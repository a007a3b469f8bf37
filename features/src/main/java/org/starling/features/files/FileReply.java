package org.starling.features.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import org.starling.kernel.Code;
import org.starling.platform.http.Call;
import org.starling.platform.http.Reply;
import org.starling.platform.storage.Blobs;

/** Sends a file's bytes, or a part of them; only what cannot run in a browser is shown in place. */
final class FileReply {
  /** One range of bytes, first and last included. */
  record Range(long first, long last) {
    /** Empty if the header asks for anything but one range that lies within the file. */
    static Optional<Range> of(String header, long bytes) {
      String form = header.startsWith("bytes=") ? header.substring("bytes=".length()) : "";
      int dash = form.indexOf('-');
      if (dash < 0 || form.contains(",") || bytes == 0) {
        return Optional.empty();
      }
      try {
        if (dash == 0) {
          long tail = Math.min(Long.parseLong(form.substring(1)), bytes);
          return tail <= 0 ? Optional.empty() : Optional.of(new Range(bytes - tail, bytes - 1));
        }
        long first = Long.parseLong(form.substring(0, dash));
        String end = form.substring(dash + 1);
        long last = end.isEmpty() ? bytes - 1 : Math.min(Long.parseLong(end), bytes - 1);
        return first > last ? Optional.empty() : Optional.of(new Range(first, last));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  private static final Set<String> SHOWN =
      Set.of("image/jpeg", "image/png", "image/bmp", "image/gif", "image/webp", "application/pdf");

  private final Blobs blobs;

  FileReply(Blobs blobs) {
    this.blobs = blobs;
  }

  Reply whole(Call call, FileStore.Kept kept, Code gone) throws IOException {
    FileInfo file = kept.info();
    Optional<Range> range = Range.of(call.header("Range"), file.bytes());
    Range sent = range.orElse(new Range(0, file.bytes() - 1));
    Reply reply =
        Reply.streamed(file.mimeType(), out -> copy(kept.paths().file(), sent, out))
            .with("Content-Length", Long.toString(sent.last() - sent.first() + 1))
            .with("Accept-Ranges", "bytes");
    if (!blobs.exists(kept.paths().file())) {
      throw gone.refuse("the bytes are not in the file store");
    }
    Reply described = described(call, file, reply);
    return range.isEmpty()
        ? described
        : described
            .status(206)
            .with(
                "Content-Range",
                "bytes %d-%d/%d".formatted(sent.first(), sent.last(), file.bytes()));
  }

  Reply picture(Call call, FileInfo file, String path, Code gone) throws IOException {
    try (InputStream in = blobs.read(path)) {
      return described(call, file, Reply.bytes("image/jpeg", in.readAllBytes()));
    } catch (NoSuchFileException e) {
      throw gone.refuse("the picture is not in the file store", e);
    }
  }

  private static Reply described(Call call, FileInfo file, Reply reply) {
    String type = file.mimeType().split(";")[0];
    boolean shown = SHOWN.contains(type) || type.startsWith("video/") || type.startsWith("audio/");
    String where = shown && !call.queryFlag("download") ? "inline" : "attachment";
    String plain = file.name().replaceAll("[^ -~]|[\"\\\\]", "_");
    String encoded = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return reply
        .with("Cache-Control", "max-age=2592000, private")
        .with(
            "Content-Disposition",
            "%s;filename=\"%s\"; filename*=UTF-8''%s".formatted(where, plain, encoded))
        .with("X-Frame-Options", "DENY")
        .with("Content-Security-Policy", "Frame-ancestors 'none'");
  }

  private void copy(String path, Range range, OutputStream out) throws IOException {
    try (InputStream in = blobs.read(path)) {
      in.skipNBytes(range.first());
      long left = range.last() - range.first() + 1;
      byte[] buffer = new byte[1 << 14];
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new UncheckedIOException(new IOException("the file is shorter than its row says"));
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    }
  }
}
