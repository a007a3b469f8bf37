package org.starling.platform.http;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * One request as it came over the wire.
 *
 * @param uri the request line's target as sent
 * @param path decoded and clean
 * @param https whether the client's connection is encrypted, here or at the proxy before us
 */
record Request(
    String id,
    String method,
    String uri,
    String path,
    Query query,
    HttpHeaders headers,
    RequestBody body,
    String remoteAddress,
    boolean https) {

  /** A header's first value; empty text if absent. */
  String header(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  boolean is(String other) {
    return method.equals(other);
  }

  /** A cookie's first value without its quotes; empty text if absent. */
  String cookie(String name) {
    for (String line : headers.getAll("Cookie")) {
      String value = Cookies.find(line, name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /** Whether the cookie was sent at all. */
  boolean hasCookie(String name) {
    return headers.getAll("Cookie").stream().anyMatch(line -> Cookies.find(line, name) != null);
  }
}
