package org.starling.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a request line asks for, before any route is looked up: a clean path that is percent-decoded
 * once ({@code %2F} is a slash), a move to the clean path, or nothing that can be read.
 */
sealed interface Target {
  /**
   * @param query as sent, without the question mark
   */
  record At(String path, String query) implements Target {}

  record Moved(String location) implements Target {}

  record Broken() implements Target {}

  static Target of(String sent) {
    String uri = withoutAuthority(sent);
    int fragment = uri.indexOf('#');
    String whole = fragment < 0 ? uri : uri.substring(0, fragment);
    int mark = whole.indexOf('?');
    String raw = mark < 0 ? whole : whole.substring(0, mark);
    String query = mark < 0 ? "" : whole.substring(mark + 1);
    if (!raw.startsWith("/")) {
      return new Broken();
    }
    String path = raw.indexOf('%') < 0 ? raw : decode(raw);
    if (path.isEmpty()) {
      return new Broken();
    }
    String clean = clean(path);
    return clean.equals(path)
        ? new At(path, query)
        : new Moved(encode(clean) + (mark < 0 ? "" : "?" + query));
  }

  private static String withoutAuthority(String uri) {
    int scheme = uri.indexOf("://");
    if (uri.startsWith("/") || scheme < 0) {
      return uri;
    }
    int slash = uri.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : uri.substring(slash);
  }

  /** Empty if an escape is broken. */
  private static String decode(String raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        out.write(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return "";
      }
      out.write(high << 4 | low);
      i += 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Without empty, {@code .} and {@code ..} segments; a slash at the end stays. */
  private static String clean(String path) {
    if (!path.contains("//") && !path.contains("/.")) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        out.setLength(Math.max(0, out.lastIndexOf("/")));
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        out.append('/').append(segment);
      }
    }
    if (out.isEmpty() || path.endsWith("/")) {
      out.append('/');
    }
    return out.toString();
  }

  private static String encode(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x7f && (Character.isLetterOrDigit(c) || "/$&+,:;=@-_.~!*'()".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
