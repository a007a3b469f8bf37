package org.starling.platform.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Code;

/**
 * The body of one request and how it is decoded. Nothing is read before a handler asks, and never
 * more than the route's limit. A value that is complete within the limit counts, whatever follows.
 */
final class CallBody {
  private static final byte[] ESCAPED_NUL = {'\\', 'u', '0', '0', '0', '0'};

  private final RequestBody source;
  private final long bytesMax;
  private byte @Nullable [] read;
  private boolean cut;

  CallBody(RequestBody source, long bytesMax) {
    this.source = source;
    this.bytesMax = bytesMax;
  }

  /** As declared by the client; -1 if it did not say. */
  long length() {
    return source.length();
  }

  byte[] bytes() {
    byte[] bytes = atMostLimit();
    if (cut) {
      throw tooLarge();
    }
    return bytes;
  }

  /** The bytes as they arrive; reading past the limit is refused. */
  InputStream stream() {
    return new LimitedStream(source, bytesMax);
  }

  /** The value, or null if the body is the JSON {@code null}. */
  <T> @Nullable T json(JavaType type, Code unparsable, Code nul) {
    return json(bytes -> Json.read(bytes, type), unparsable, nul);
  }

  /** How bytes become a value. */
  interface Decoder<T> {
    @Nullable T decode(byte[] bytes) throws IOException;
  }

  <T> @Nullable T json(Decoder<T> decoder, Code unparsable, Code nul) {
    byte[] bytes = atMostLimit();
    T value;
    try {
      value = decoder.decode(bytes);
    } catch (IOException | IllegalArgumentException e) {
      throw cut && endedEarly(e) ? tooLarge() : unparsable.refuse("body", e);
    }
    if (holdsNul(bytes)) {
      throw nul.refuse("a text must not contain NUL");
    }
    return value;
  }

  /**
   * The body as a map, its keys as written; empty if it is none or too long. A text with NUL gets
   * the replacement character for it, and so names nothing that there is.
   */
  ObjectNode fields() {
    try {
      byte[] bytes = atMostLimit();
      byte[] sound = holdsNul(bytes) ? withoutNul(bytes) : bytes;
      return Json.tree(sound) instanceof ObjectNode object ? object : Json.object();
    } catch (IOException e) {
      return Json.object();
    }
  }

  private static byte[] withoutNul(byte[] json) {
    return new String(json, StandardCharsets.UTF_8)
        .replace("\\u0000", "\\ufffd")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A broken text is a broken text however long it is; anything else was cut off by the limit. */
  private static boolean endedEarly(Exception failure) {
    Throwable root =
        failure instanceof JsonMappingException m && m.getCause() != null ? m.getCause() : failure;
    return root instanceof JsonEOFException || !(root instanceof JsonParseException);
  }

  private byte[] atMostLimit() {
    if (read == null) {
      read = readLimited();
    }
    return read;
  }

  private byte[] readLimited() {
    int limit = (int) Math.min(bytesMax, Integer.MAX_VALUE - 16);
    try {
      byte[] bytes = source.readNBytes(limit + 1);
      cut = bytes.length > limit;
      return cut ? Arrays.copyOf(bytes, limit) : bytes;
    } catch (IOException e) {
      throw HttpCode.BODY_INCOMPLETE.refuse("the connection ended within the body", e);
    }
  }

  private org.starling.kernel.Refusal tooLarge() {
    return HttpCode.BODY_TOO_LARGE.refuse("at most " + bytesMax + " bytes");
  }

  /** No column can hold NUL, and JSON can name it in one way only. */
  static boolean holdsNul(byte[] json) {
    for (int i = 0; i + ESCAPED_NUL.length <= json.length; i++) {
      if (json[i] != '\\') {
        continue;
      }
      if (Arrays.equals(json, i, i + ESCAPED_NUL.length, ESCAPED_NUL, 0, ESCAPED_NUL.length)) {
        return true;
      }
      i++;
    }
    return false;
  }
}
