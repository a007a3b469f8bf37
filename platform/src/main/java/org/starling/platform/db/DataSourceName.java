package org.starling.platform.db;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The {@code postgres://user:password@host:port/database?options} form of SqlSettings.DataSource,
 * with the options that the contract's driver knows. Options it does not know are settings of the
 * database session, as there.
 *
 * @param properties for the JDBC driver; the password among them
 * @param session settings made on each new connection, such as search_path
 */
record DataSourceName(String jdbcUrl, Properties properties, Map<String, String> session) {
  private static final int PORT = 5432;

  /** Options that mean nothing to our driver: it always sends parameters in their best form. */
  private static final Set<String> WITHOUT_MEANING =
      Set.of("binary_parameters", "fallback_application_name", "client_encoding", "datestyle");

  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "sslmode", "sslmode",
          "sslcert", "sslcert",
          "sslkey", "sslkey",
          "sslrootcert", "sslrootcert",
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "target_session_attrs", "targetServerType",
          "user", "user",
          "password", "password");

  /**
   * @throws IllegalStateException with a sentence for people that repeats no secret
   */
  static DataSourceName parse(String text) {
    String rest = withoutScheme(text);
    int question = rest.indexOf('?');
    String options = question < 0 ? "" : rest.substring(question + 1);
    String place = question < 0 ? rest : rest.substring(0, question);
    int at = place.lastIndexOf('@');
    String account = at < 0 ? "" : place.substring(0, at);
    String address = place.substring(at + 1);
    int slash = address.indexOf('/');
    String hosts = slash < 0 ? address : address.substring(0, slash);
    String database = slash < 0 ? "" : address.substring(slash + 1);
    Properties properties = new Properties();
    Map<String, String> session = new TreeMap<>();
    account(properties, account);
    String named = options(properties, session, options);
    properties.putIfAbsent("sslmode", "require");
    String where = hosts.isEmpty() ? named : hosts;
    String user = properties.getProperty("user", "");
    String name = database.isEmpty() ? user : decode(database);
    return new DataSourceName(
        "jdbc:postgresql://" + withPort(where.isEmpty() ? "localhost" : where) + "/" + encode(name),
        properties,
        session);
  }

  private static String withoutScheme(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("postgres://")) {
      return text.substring("postgres://".length());
    }
    if (lower.startsWith("postgresql://")) {
      return text.substring("postgresql://".length());
    }
    boolean mysql = lower.startsWith("mysql") || lower.contains("@tcp(");
    throw new IllegalStateException(
        mysql
            ? "SqlSettings.DataSource names a MySQL database, and only PostgreSQL 14 or newer is"
                + " supported. Move the data to PostgreSQL first (pgloader does it), then name the"
                + " new database as postgres://user:password@host:5432/database."
            : "SqlSettings.DataSource cannot be read. It must have the form"
                + " postgres://user:password@host:5432/database?sslmode=disable");
  }

  private static void account(Properties properties, String account) {
    if (account.isEmpty()) {
      return;
    }
    int colon = account.indexOf(':');
    properties.setProperty("user", decode(colon < 0 ? account : account.substring(0, colon)));
    if (colon >= 0) {
      properties.setProperty("password", decode(account.substring(colon + 1)));
    }
  }

  /** Reads the options; returns the host among them, if there is one. */
  private static String options(
      Properties properties, Map<String, String> session, String options) {
    String host = "";
    String port = "";
    for (String option : options.split("&")) {
      int equals = option.indexOf('=');
      if (equals < 0) {
        continue;
      }
      String name = decode(option.substring(0, equals)).toLowerCase(Locale.ROOT);
      String value = decode(option.substring(equals + 1));
      switch (name) {
        case "host" -> host = value;
        case "port" -> port = ":" + value;
        case "options" -> properties.setProperty("options", value);
        default -> option(properties, session, name, value);
      }
    }
    if (host.startsWith("/")) {
      throw new IllegalStateException(
          "SqlSettings.DataSource names a Unix socket, which is not supported."
              + " Name the host and port that PostgreSQL listens on.");
    }
    return host.isEmpty() ? "" : host + port;
  }

  private static void option(
      Properties properties, Map<String, String> session, String name, String value) {
    String driverName = DRIVER_NAMES.get(name);
    if (driverName != null) {
      properties.setProperty(driverName, value);
    } else if (!WITHOUT_MEANING.contains(name)) {
      if (!name.matches("[a-z_][a-z0-9_.]*")) {
        throw new IllegalStateException(
            "SqlSettings.DataSource has an option that is no setting's name.");
      }
      session.put(name, value);
    }
  }

  /** Several hosts, separated by commas, are tried in turn. */
  private static String withPort(String hosts) {
    StringBuilder out = new StringBuilder();
    for (String host : hosts.split(",")) {
      boolean given = host.substring(host.lastIndexOf(']') + 1).contains(":");
      out.append(out.isEmpty() ? "" : ",").append(given ? host : host + ":" + PORT);
    }
    return out.toString();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "SqlSettings.DataSource has a % that begins no code; write %25 for the sign itself.", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Host, port and database, without user and password. */
  String shown() {
    return jdbcUrl.substring("jdbc:postgresql://".length());
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return shown();
  }
}
