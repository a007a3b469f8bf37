package org.starling.platform.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.starling.platform.config.ConfigSource;

/**
 * The cookies that a browser keeps while somebody is signed in (contract endpoints.md section 1).
 */
public final class SessionCookies {
  public static final String TOKEN = "MMAUTHTOKEN";
  private static final String USER = "MMUSERID";
  private static final String CSRF = "MMCSRF";
  private static final String EMBEDDED = "MMEMBED";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final ConfigSource config;
  private final Clock clock;

  public SessionCookies(ConfigSource config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Adds the cookies of a browser's session that has just begun or was extended. */
  public Reply set(Reply reply, Call call, String token, String user, String csrf) {
    Duration age = Duration.ofHours(config.current().service().sessionLengthWebInHours());
    return setToken(reply, call, token, age)
        .with("Set-Cookie", cookie(call, USER, user, age) + sameSite(call))
        .with("Set-Cookie", cookie(call, CSRF, csrf, age) + sameSite(call));
  }

  /** Adds the cookie that names the session, alone. */
  public Reply setToken(Reply reply, Call call, String token, Duration age) {
    return reply.with(
        "Set-Cookie", cookie(call, TOKEN, token, age) + "; HttpOnly" + sameSite(call));
  }

  /** Takes the cookies away. */
  public Reply clear(Reply reply) {
    return reply
        .with("Set-Cookie", TOKEN + "=; Path=" + path() + "; Max-Age=0; HttpOnly")
        .with("Set-Cookie", USER + "=; Path=" + path() + "; Max-Age=0")
        .with("Set-Cookie", CSRF + "=; Path=" + path() + "; Max-Age=0");
  }

  private String cookie(Call call, String name, String value, Duration age) {
    String expires = DATE.format(clock.instant().plus(age).atOffset(ZoneOffset.UTC));
    return "%s=%s; Path=%s%s; Expires=%s; Max-Age=%d%s"
        .formatted(
            name,
            value,
            path(),
            domain(),
            expires,
            age.toSeconds(),
            call.https() ? "; Secure" : "");
  }

  private static String sameSite(Call call) {
    return call.https() && call.cookie(EMBEDDED).equals("1") ? "; SameSite=None" : "";
  }

  private String domain() {
    if (!config.current().service().allowCookiesForSubdomains()) {
      return "";
    }
    String host = URI.create(config.current().service().siteURL()).getHost();
    return host == null ? "" : "; Domain=" + host;
  }

  private String path() {
    return Site.pathOf(config.current().service().siteURL());
  }
}
