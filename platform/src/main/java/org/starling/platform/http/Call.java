package org.starling.platform.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Code;
import org.starling.kernel.Id;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** One request, after the edge has found its route and its caller. */
public final class Call {
  private static final int PAGE_ROWS_DEFAULT = 60;
  private static final int PAGE_ROWS_MAX = 200;

  private final Request request;
  private final Map<String, String> path;
  private final @Nullable Caller caller;

  Call(Request request, Map<String, String> path, @Nullable Caller caller) {
    this.request = request;
    this.path = path;
    this.caller = caller;
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

  /** A placeholder's text, percent-decoded. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("no placeholder " + name);
    }
    return value;
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

  private String idAt(String name) {
    String value = path(name);
    if (!Id.isValid(value)) {
      throw HttpCode.BAD_PATH.refuse(name);
    }
    return value;
  }

  /** The first value of a query parameter; empty text if absent. */
  public String query(String name) {
    List<String> values = request.query().get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
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

  public byte[] bytes() {
    return request.body();
  }

  /** The address of the peer, or of the client that a trusted proxy names. */
  public String remoteAddress() {
    return request.remoteAddress();
  }

  public boolean https() {
    return request.header("X-Forwarded-Proto").equals("https");
  }

  public String requestId() {
    return request.id();
  }

  /** The body as a JSON object of this type; refused as invalid_body_param otherwise. */
  public <T> T json(Class<T> type) {
    return json(TypeFactory.defaultInstance().constructType(type), HttpCode.BAD_BODY);
  }

  /** As {@link #json(Class)}, for the few endpoints that take a JSON null for {@code ifNull}. */
  public <T> T jsonOr(T ifNull, Class<T> type) {
    boolean none = new String(request.body(), StandardCharsets.UTF_8).strip().equals("null");
    return none ? ifNull : json(type);
  }

  /** The body as a JSON array of text; {@code unparsable} is what to refuse anything else with. */
  public List<String> texts(Code unparsable) {
    return json(
        TypeFactory.defaultInstance().constructCollectionType(List.class, String.class),
        unparsable);
  }

  /** The body as JSON of this type. */
  public <T> T json(JavaType type, Code unparsable) {
    T value;
    try {
      value = Json.read(request.body(), type);
    } catch (IOException | IllegalArgumentException e) {
      throw unparsable.refuse("body", e);
    }
    if (value == null) {
      throw unparsable.refuse("body");
    }
    return value;
  }
}
