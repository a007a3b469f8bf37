package org.starling.platform.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Everything outside the API: a built web client's files under /static/, its page for every path
 * that belongs to nothing else, or a page that says the server is up.
 */
public final class Site {
  private static final long FILE_BYTES_MAX = 64L << 20;
  private static final int ETAG_BYTES = 16;
  private static final String YEAR = "max-age=31556926, public";
  private static final List<String> NOT_PAGES =
      List.of(
          "/api/", "/static/", "/plugins/", "/oauth/", "/login/sso", "/hooks/", "/.well-known/");
  private static final String UP =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Starling</title></head>
      <body>
      <h1>Starling is up</h1>
      <p>This is a messaging server. It has no web client of its own yet: connect a desktop, mobile
      or command-line client to this address, or start the server with <code>--client DIR</code>
      to serve a built web client.</p>
      </body>
      </html>
      """;

  private final Optional<Path> client;
  private final EdgeState state;
  private final Packing packing = new Packing();

  /**
   * @param client the folder of a built web client
   */
  public Site(Optional<Path> client, EdgeState state) {
    this.client = client.map(Path::toAbsolutePath);
    this.state = state;
  }

  /** The path of the site's address: cookies are set for it, and it begins with a slash. */
  public static String pathOf(String siteUrl) {
    String path = siteUrl.isEmpty() ? "" : URI.create(siteUrl).getPath();
    String trimmed = path == null || path.equals("/") ? "" : path;
    return trimmed.isEmpty() ? "/" : trimmed;
  }

  Reply answer(Request request) {
    if (!request.is("GET") && !request.is("HEAD")) {
      return Reply.text(404, "404 page not found\n").with("X-Content-Type-Options", "nosniff");
    }
    if (request.path().equals("/robots.txt")) {
      return guarded(Reply.text(200, "User-agent: *\nDisallow: /\n"));
    }
    if (request.path().startsWith("/static/")) {
      return staticFile(request);
    }
    String below = request.path() + "/";
    return page(
        request, NOT_PAGES.stream().anyMatch(below::startsWith) ? missing() : root(request));
  }

  private Reply staticFile(Request request) {
    String name = request.path().substring("/static/".length());
    Optional<Reply> found = client.flatMap(folder -> file(request, folder, name));
    String cache = name.endsWith("remote_entry.js") ? "no-cache, " + YEAR : YEAR;
    Reply reply =
        found
            .map(r -> r.with("Cache-Control", cache))
            .orElseGet(() ->
                Reply.text(404, "404 page not found\n").with("Cache-Control", "no-cache, public"));
    return guarded(packing.pack(request, reply));
  }

  private Reply root(Request request) {
    return client
        .flatMap(folder ->
            file(request, folder, "root.html").or(() -> file(request, folder, "index.html")))
        .orElseGet(() ->
            ofContent(request, "text/html; charset=utf-8", UP.getBytes(StandardCharsets.UTF_8)))
        .with("Cache-Control", "no-cache, " + YEAR);
  }

  private static Reply missing() {
    return Edge.noRoute();
  }

  private Reply page(Request request, Reply reply) {
    Reply framed =
        guarded(reply)
            .with("X-Frame-Options", "SAMEORIGIN")
            .with(
                "Content-Security-Policy",
                "frame-ancestors 'self' "
                    + state.config().edge().frameAncestors()
                    + "; script-src 'self'")
            .with("X-Request-Id", request.id())
            .with("X-Version-Id", state.versionId().get());
    return reply.status() == 404 ? framed : packing.pack(request, framed);
  }

  private static Reply guarded(Reply reply) {
    return reply
        .with("Permissions-Policy", "")
        .with("Referrer-Policy", "no-referrer")
        .with("X-Content-Type-Options", "nosniff");
  }

  /** A file below the folder; links that lead out of it do not count. */
  private static Optional<Reply> file(Request request, Path folder, String name) {
    try {
      Path real = folder.resolve(name).toRealPath();
      if (!real.startsWith(folder.toRealPath())
          || !Files.isRegularFile(real)
          || Files.size(real) > FILE_BYTES_MAX) {
        return Optional.empty();
      }
      return Optional.of(ofContent(request, MediaTypes.of(name), Files.readAllBytes(real)));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Reply ofContent(Request request, String type, byte[] bytes) {
    String etag = '"' + sha256(bytes) + '"';
    Reply reply =
        request.header("If-None-Match").contains(etag)
            ? Reply.empty(304)
            : Reply.bytes(type, bytes);
    return reply.with("ETag", etag);
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
