package org.starling.platform.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.List;
import java.util.Map;

/** What came over the wire, detached from the connection's buffers. */
record Request(
    String id,
    String method,
    String path,
    Map<String, List<String>> query,
    io.netty.handler.codec.http.HttpHeaders headers,
    Map<String, String> cookies,
    byte[] body,
    String remoteAddress) {

  static Request of(FullHttpRequest message, String id, String remoteAddress) {
    QueryStringDecoder uri = new QueryStringDecoder(message.uri());
    Map<String, String> cookies = new java.util.HashMap<>();
    for (String header : message.headers().getAll("Cookie")) {
      for (Cookie cookie : ServerCookieDecoder.LAX.decodeAll(header)) {
        cookies.putIfAbsent(cookie.name(), cookie.value());
      }
    }
    return new Request(
        id,
        message.method().name(),
        uri.path(),
        uri.parameters(),
        message.headers(),
        cookies,
        ByteBufUtil.getBytes(message.content()),
        remoteAddress);
  }

  String header(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }
}
