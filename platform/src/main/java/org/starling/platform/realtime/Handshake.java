package org.starling.platform.realtime;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.starling.kernel.Id;
import org.starling.platform.http.HttpMetrics;

/**
 * What a client says as it connects.
 *
 * @param token the session's, from cookie or header; empty if it comes by challenge
 * @param client its kind: web, mobile, desktop or unknown
 * @param errorCode why its last connection ended, if it says so; for statistics
 * @param deflate the client offers permessage-deflate in a form that we can keep to
 */
record Handshake(
    String key,
    String token,
    boolean deflate,
    boolean postedAck,
    String resumes,
    String expected,
    String client,
    String errorCode) {
  private static final int KEY_BYTES = 16;
  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  static Handshake of(HttpRequest head) {
    HttpHeaders headers = head.headers();
    QueryStringDecoder query = new QueryStringDecoder(head.uri());
    return new Handshake(
        headers.get("Sec-WebSocket-Key", ""),
        token(headers),
        offersDeflate(headers.getAll("Sec-WebSocket-Extensions")),
        parameter(query, "posted_ack").equals("true"),
        parameter(query, "connection_id"),
        parameter(query, "sequence_number"),
        HttpMetrics.client(headers.get("User-Agent", "")),
        knownCode(parameter(query, "disconnect_err_code")));
  }

  /** Whether the headers ask for a websocket at all. */
  static boolean isUpgrade(HttpRequest head) {
    HttpHeaders headers = head.headers();
    return headers.containsValue("Connection", "upgrade", true)
        && headers.containsValue("Upgrade", "websocket", true)
        && headers.get("Sec-WebSocket-Version", "").equals("13")
        && isKey(headers.get("Sec-WebSocket-Key", ""));
  }

  private static boolean isKey(String sent) {
    try {
      return Base64.getDecoder().decode(sent.trim()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether a session token stands in the address, where it is not accepted. */
  static boolean hasTokenInAddress(HttpRequest head) {
    return token(head.headers()).isEmpty()
        && !parameter(new QueryStringDecoder(head.uri()), "access_token").isEmpty();
  }

  /** A connection to resume needs an id of the right form, and a number. */
  boolean isMalformed() {
    return !resumes.isEmpty() && (!Id.isValid(resumes) || !expected.matches("[+-]?[0-9]{1,18}"));
  }

  long expectedNumber() {
    return Long.parseLong(expected);
  }

  /** The answer that ends HTTP on this connection. */
  byte[] accept() {
    String extensions =
        deflate
            ? "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover;"
                + " client_no_context_takeover\r\n"
            : "";
    return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + acceptKey()
            + "\r\n"
            + extensions
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String acceptKey() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static String token(HttpHeaders headers) {
    for (String header : headers.getAll("Cookie")) {
      for (Cookie cookie : ServerCookieDecoder.LAX.decodeAll(header)) {
        if (cookie.name().equals("MMAUTHTOKEN")) {
          return cookie.value();
        }
      }
    }
    String header = headers.get("Authorization", "");
    String scheme = header.length() < 6 ? "" : header.substring(0, 6).toLowerCase(Locale.ROOT);
    if (scheme.equals("bearer") && header.length() > 7) {
      return header.substring(7);
    }
    return scheme.startsWith("token") && header.length() > 6 ? header.substring(6) : "";
  }

  /** Any offer counts that does not ask for a smaller window than the compressor's. */
  static boolean offersDeflate(List<String> headers) {
    for (String header : headers) {
      for (String offer : header.toLowerCase(Locale.ROOT).split(",")) {
        String[] parts = offer.trim().split("\\s*;\\s*");
        boolean fits = parts[0].equals("permessage-deflate");
        for (int i = 1; i < parts.length; i++) {
          fits &= isKept(parts[i].replace(" ", "").replace("\"", ""));
        }
        if (fits) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isKept(String parameter) {
    return parameter.equals("server_no_context_takeover")
        || parameter.equals("client_no_context_takeover")
        || parameter.equals("client_max_window_bits")
        || parameter.startsWith("client_max_window_bits=")
        || parameter.equals("server_max_window_bits=15");
  }

  private static String knownCode(String code) {
    return code.matches("10(0[0-9]|1[0-6])|400[01]") ? code : "";
  }

  private static String parameter(QueryStringDecoder query, String name) {
    List<String> values = query.parameters().get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }
}
