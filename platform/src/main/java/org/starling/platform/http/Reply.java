package org.starling.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.starling.kernel.Code;
import org.starling.kernel.Refusal;

/**
 * What a handler answers with.
 *
 * @param headers beyond those that the edge sets itself; a name may be given more than once
 */
public record Reply(int status, List<Header> headers, Body body) {
  /** One header line. */
  public record Header(String name, String value) {
    public Header {
      for (int i = 0; i < value.length(); i++) {
        if (value.charAt(i) < ' ' && value.charAt(i) != '\t') {
          throw new IllegalArgumentException("control character in header " + name);
        }
      }
    }
  }

  /** The bytes to send. */
  public sealed interface Body {}

  /** A whole body; an empty content type sends none. */
  public record Whole(String contentType, byte[] bytes) implements Body {}

  /** A body written while it is sent; a slow reader slows the writer. */
  public record Streamed(String contentType, Writer writer) implements Body {}

  /** Writes a streamed body. */
  @FunctionalInterface
  public interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private static final String JSON = "application/json";
  private static final byte[] NOTHING = new byte[0];
  private static final Reply OK = json(200, Json.object().put("status", "OK"));

  public Reply {
    headers = List.copyOf(headers);
  }

  /** {@code {"status":"OK"}}. */
  public static Reply ok() {
    return OK;
  }

  public static Reply ok(Object value) {
    return json(200, value);
  }

  public static Reply created(Object value) {
    return json(201, value);
  }

  public static Reply json(int status, Object value) {
    return new Reply(status, List.of(), new Whole(JSON, Json.bytes(value)));
  }

  /** JSON that is already encoded. */
  public static Reply encoded(int status, byte[] json) {
    return new Reply(status, List.of(), new Whole(JSON, json));
  }

  /** JSON {@code null}, which the contract has for some empty lists. */
  public static Reply nothing() {
    return encoded(200, new byte[] {'n', 'u', 'l', 'l'});
  }

  public static Reply bytes(String contentType, byte[] bytes) {
    return new Reply(200, List.of(), new Whole(contentType, bytes));
  }

  public static Reply streamed(String contentType, Writer writer) {
    return new Reply(200, List.of(), new Streamed(contentType, writer));
  }

  public static Reply empty(int status) {
    return new Reply(status, List.of(), new Whole("", NOTHING));
  }

  public static Reply redirect(int status, String location) {
    return empty(status).with("Location", location);
  }

  public static Reply text(int status, String text) {
    return new Reply(
        status,
        List.of(),
        new Whole("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
  }

  public Reply status(int other) {
    return new Reply(other, headers, body);
  }

  public Reply with(String name, String value) {
    return with(new Header(name, value));
  }

  Reply with(Header header) {
    return withAll(List.of(header));
  }

  Reply withAll(List<Header> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Header> all = new ArrayList<>(headers.size() + more.size());
    all.addAll(headers);
    all.addAll(more);
    return new Reply(status, all, body);
  }

  Reply withBody(Body other) {
    return new Reply(status, headers, other);
  }

  boolean has(String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  /** Answers 304 instead if the client has this version already; sets ETag either way. */
  public static Reply unlessMatching(Call call, String etag, Supplier<Reply> body) {
    return call.header("If-None-Match").equals(etag)
        ? empty(304).with("ETag", etag)
        : body.get().with("ETag", etag);
  }

  /** The contract's error object as a part of an answer, beside what went well. */
  public static ObjectNode problem(Refusal refusal) {
    Code code = refusal.code();
    return Json.object()
        .put("id", code.id())
        .put("message", code.text())
        .put("detailed_error", "")
        .put("status_code", Edge.status(code.kind()));
  }

  /** The contract's error object. */
  static Reply error(int status, String id, String message, String detail, String requestId) {
    ObjectNode error = Json.object();
    error.put("id", id).put("message", message).put("detailed_error", detail);
    if (!requestId.isEmpty()) {
      error.put("request_id", requestId);
    }
    return json(status, error.put("status_code", status));
  }
}
