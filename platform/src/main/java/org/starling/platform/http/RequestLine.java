package org.starling.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/** What a request's head says about the protocol itself, and what is wrong with it. */
final class RequestLine {
  private RequestLine() {}

  /** What to answer if the head breaks the protocol; nothing is read of the connection after it. */
  static Optional<Reply> problem(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(undecoded(request.decoderResult().cause()));
    }
    HttpVersion version = request.protocolVersion();
    if (version.majorVersion() != 1) {
      return text(505, "505 HTTP Version Not Supported: unsupported protocol version");
    }
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.isEmpty() && version.minorVersion() > 0) {
      return text(400, "400 Bad Request: missing required Host header");
    }
    if (hosts.size() > 1) {
      return text(400, "400 Bad Request: too many Host headers");
    }
    if (Target.of(request.uri()) instanceof Target.Broken) {
      return text(400, "400 Bad Request");
    }
    return bodyProblem(request.headers());
  }

  private static Optional<Reply> bodyProblem(HttpHeaders headers) {
    // Two codings are what one proxy and the next may read differently.
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (codings.size() > 1 || !codings.stream().allMatch("chunked"::equalsIgnoreCase)) {
      return text(501, "501 Not Implemented: unsupported transfer encoding");
    }
    String expect = headers.get(HttpHeaderNames.EXPECT, "100-continue");
    return expect.equalsIgnoreCase("100-continue")
        ? Optional.empty()
        : text(417, "417 Expectation Failed");
  }

  private static Reply undecoded(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          Reply.error(414, HttpCode.URL_TOO_LONG.id(), HttpCode.URL_TOO_LONG.text(), "", "");
      case TooLongHttpHeaderException _ -> Reply.text(431, "431 Request Header Fields Too Large");
      default -> Reply.text(400, "400 Bad Request");
    };
  }

  private static Optional<Reply> text(int status, String text) {
    return Optional.of(Reply.text(status, text));
  }

  /** The body's length; -1 if it comes in chunks, 0 if there is none. */
  static long bodyLength(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request)
        ? -1
        : HttpUtil.getContentLength(request, 0L);
  }

  static boolean expectsContinue(HttpRequest request) {
    return request.protocolVersion().minorVersion() > 0
        && request.headers().contains(HttpHeaderNames.EXPECT);
  }

  /** The clean path; empty if the address is to be answered with a move. */
  static String path(HttpRequest request) {
    return Target.of(request.uri()) instanceof Target.At(String path, String _) ? path : "";
  }
}
