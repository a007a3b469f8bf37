package org.starling.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** Packs answers with gzip for clients that accept it; idle compressors are kept for the next. */
final class Packing {
  private static final Reply.Header VARY = new Reply.Header("Vary", "Accept-Encoding");
  private static final Reply.Header PACKED = new Reply.Header("Content-Encoding", "gzip");

  private final BlockingQueue<Deflater> idle =
      new ArrayBlockingQueue<>(HttpLimits.COMPRESSORS_KEPT);

  Reply pack(Request request, Reply reply) {
    Reply varied = reply.with(VARY);
    if (!accepts(request.header("Accept-Encoding")) || reply.has("Content-Encoding")) {
      return varied;
    }
    return switch (reply.body()) {
      case Reply.Whole(String type, byte[] bytes)
          when bytes.length >= HttpLimits.PACKED_BYTES_MIN && shrinks(type) ->
          varied.with(PACKED).withBody(new Reply.Whole(type, packed(bytes)));
      case Reply.Streamed(String type, Reply.Writer writer)
          when shrinks(type) && !reply.has("Content-Length") ->
          varied.with(PACKED).withBody(new Reply.Streamed(type, out -> write(writer, out)));
      case Reply.Whole _, Reply.Streamed _ -> varied;
    };
  }

  static boolean accepts(String header) {
    return Stream.of(header.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .anyMatch(
            coding -> coding.startsWith("gzip") && !coding.matches("gzip\\s*;\\s*q=0(\\.0*)?"));
  }

  private static boolean shrinks(String type) {
    Predicate<String> is = type::startsWith;
    return is.test("text/")
        || is.test("application/j")
        || is.test("application/x-ndjson")
        || is.test("image/svg")
        || is.test("application/xml")
        || is.test("application/wasm");
  }

  byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try {
      write(o -> o.write(bytes), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void write(Reply.Writer writer, OutputStream out) throws IOException {
    Deflater kept = idle.poll();
    Deflater deflater = kept == null ? new Deflater(Deflater.BEST_SPEED, true) : kept;
    try (GzipStream packed = new GzipStream(out, deflater)) {
      writer.write(packed);
    } finally {
      deflater.reset();
      if (!idle.offer(deflater)) {
        deflater.end();
      }
    }
  }
}
