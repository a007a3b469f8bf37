package org.starling.platform.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The {@code postgres://user:password@host:port/database?options} form of SqlSettings.DataSource.
 */
record DataSourceName(String jdbcUrl, String user, String password) {
  static DataSourceName parse(String text) {
    URI uri = URI.create(text);
    String[] account =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    String url = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath();
    return new DataSourceName(
        url,
        account.length > 0 ? decode(account[0]) : "",
        account.length > 1 ? decode(account[1]) : "");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
