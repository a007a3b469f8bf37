package org.starling.platform.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Code;
import org.starling.kernel.FileId;
import org.starling.kernel.Id;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/**
 * One request, after the edge has found its route and its caller. The body is read and decoded when
 * a handler asks for it; package-info tells the rules.
 */
public final class Call implements AutoCloseable {
  private static final int PAGE_ROWS_DEFAULT = 60;
  private static final int PAGE_ROWS_MAX = 200;

  private final Request request;
  private final Routes.Match match;
  private final @Nullable Caller caller;
  private final CallBody body;
  private @Nullable Form form;

  Call(Request request, Routes.Match match, @Nullable Caller caller, long bodyBytesMax) {
    this.request = request;
    this.match = match;
    this.caller = caller;
    this.body = new CallBody(request.body(), bodyBytesMax);
  }

  /** The signed-in caller; only a route that needs no session may find none. */
  public Caller caller() {
    if (caller == null) {
      throw HttpCode.SESSION_EXPIRED.refuse();
    }
    return caller;
  }

  public Optional<Caller> maybeCaller() {
    return Optional.ofNullable(caller);
  }

  /** The token that came with the request, also one that nobody has; empty if there is none. */
  public String token() {
    return Gate.token(request);
  }

  /** A placeholder's text, percent-decoded. */
  public String path(String name) {
    return match.value(name);
  }

  /** Whether the route has a placeholder of that name. */
  public boolean hasPath(String name) {
    return match.names().contains(name);
  }

  /** A user's id from the path; {@code me} is the caller. */
  public UserId userId(String name) {
    return path(name).equals("me") ? caller().user() : new UserId(idAt(name));
  }

  public TeamId teamId(String name) {
    return new TeamId(idAt(name));
  }

  public ChannelId channelId(String name) {
    return new ChannelId(idAt(name));
  }

  public PostId postId(String name) {
    return new PostId(idAt(name));
  }

  public FileId fileId(String name) {
    return new FileId(idAt(name));
  }

  /** An id from the path that has no type of its own. */
  public String id(String name) {
    return idAt(name);
  }

  private String idAt(String name) {
    String value = path(name);
    if (!Id.isValid(value)) {
      throw HttpCode.BAD_PATH.refuse(name);
    }
    return value;
  }

  /** The first value of a query parameter; empty text if absent. */
  public String query(String name) {
    return storable(name, request.query().first(name));
  }

  /** Every value of a query parameter. */
  public List<String> queries(String name) {
    List<String> values = request.query().all(name);
    values.forEach(value -> storable(name, value));
    return values;
  }

  private static String storable(String name, String value) {
    if (value.indexOf('\0') >= 0) {
      throw HttpCode.BAD_BODY.refuse(name + " must not contain NUL");
    }
    return value;
  }

  /** Whether a query parameter is {@code true} in one of the contract's spellings. */
  public boolean queryFlag(String name) {
    return switch (query(name)) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      default -> false;
    };
  }

  /** A whole number from the query; absent gives {@code absent}, text is refused. */
  public long queryNumber(String name, long absent) {
    String value = query(name);
    if (value.isEmpty()) {
      return absent;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw HttpCode.BAD_BODY.refuse(name, e);
    }
  }

  /** The page asked for, from 0. */
  public int page() {
    return lenient("page", 0);
  }

  /** Rows a page, by the contract's rules: 60 by default, at most 200. */
  public int perPage() {
    return Math.min(lenient("per_page", PAGE_ROWS_DEFAULT), PAGE_ROWS_MAX);
  }

  private int lenient(String name, int absent) {
    try {
      int value = Integer.parseInt(query(name));
      return value < 0 ? absent : value;
    } catch (NumberFormatException e) {
      return absent;
    }
  }

  /** A header's first value; empty text if absent. */
  public String header(String name) {
    return request.header(name);
  }

  public String cookie(String name) {
    return request.cookie(name);
  }

  /** The address of the peer, or of the client that a trusted proxy names. */
  public String remoteAddress() {
    return request.remoteAddress();
  }

  public boolean https() {
    return request.https();
  }

  public String requestId() {
    return request.id();
  }

  /** The body as a JSON object of this type; anything else is invalid_body_param. */
  public <T> T json(Class<T> type) {
    return json(type, HttpCode.BAD_BODY);
  }

  /** The body as a JSON object of this type; {@code unparsable} refuses anything else. */
  public <T> T json(Class<T> type, Code unparsable) {
    return json(simple(type), unparsable);
  }

  /** As {@link #json(Class)}, with numbers that keep all their digits. */
  public ObjectNode exactJson() {
    ObjectNode value = body.json(Json::exact, HttpCode.BAD_BODY, HttpCode.BAD_BODY);
    if (value == null) {
      throw HttpCode.BAD_BODY.refuse("body");
    }
    return value;
  }

  /** As {@link #json(Class)}, for the few endpoints that take a JSON null for {@code ifNull}. */
  public <T> T jsonOr(T ifNull, Class<T> type) {
    T value = body.json(simple(type), HttpCode.BAD_BODY, HttpCode.BAD_BODY);
    return value == null ? ifNull : value;
  }

  /** The body as JSON of any type. */
  public <T> T json(JavaType type, Code unparsable) {
    T value = body.json(type, unparsable, unparsable);
    if (value == null) {
      throw unparsable.refuse("body");
    }
    return value;
  }

  /** The body as a JSON array of text; {@code null} is an empty one. */
  public List<String> texts(Code unparsable) {
    return list(String.class, unparsable, unparsable);
  }

  /** The body as a JSON array of objects; {@code null} is an empty one. */
  public <T> List<T> list(Class<T> type, Code unparsable) {
    return list(type, unparsable, unparsable);
  }

  /** The same, with a refusal of its own for a text that holds NUL and so cannot be kept. */
  public <T> List<T> list(Class<T> type, Code unparsable, Code nul) {
    JavaType lists = TypeFactory.defaultInstance().constructCollectionType(List.class, type);
    List<@Nullable T> values = body.json(lists, unparsable, nul);
    if (values == null) {
      return List.of();
    }
    List<T> sound = new ArrayList<>(values.size());
    for (T value : values) {
      sound.add(value == null ? zero(type) : value);
    }
    return sound;
  }

  /**
   * The body as a map, for the endpoints that read it so: keys count as they are written, and a
   * body that is no object or too long is an empty map.
   */
  public ObjectNode fields() {
    return body.fields();
  }

  private static JavaType simple(Class<?> type) {
    return TypeFactory.defaultInstance().constructType(type);
  }

  /** What an absent value of the type is: an empty text, or an object without any key. */
  private static <T> T zero(Class<T> type) {
    String json = type == String.class ? "\"\"" : "{}";
    try {
      return Json.read(json.getBytes(StandardCharsets.US_ASCII), simple(type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole body; a longer one than the route allows is refused. */
  public byte[] bytes() {
    return body.bytes();
  }

  /** The body as it arrives; reading past the route's limit is refused. */
  public InputStream stream() {
    return body.stream();
  }

  /** The body's length as declared; -1 if it was not. */
  public long contentLength() {
    return body.length();
  }

  /** The body as multipart/form-data; its files are there until the request is answered. */
  public Form form(Code unparsable) {
    if (form == null) {
      String boundary = FormReader.boundary(request.header("Content-Type"));
      if (boundary.isEmpty()) {
        throw unparsable.refuse("the content type is not multipart/form-data with a boundary");
      }
      try (FormReader reader = new FormReader(body.stream(), boundary)) {
        form = reader.read();
      } catch (IOException e) {
        throw unparsable.refuse("the form could not be read", e);
      }
    }
    return form;
  }

  @Override
  public void close() {
    if (form != null) {
      form.close();
    }
  }
}
