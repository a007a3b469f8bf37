package org.starling.platform.config;

/** The rules about what a server stands on: its database, its file store and its mail server. */
final class BackendRules {
  private static final int SALT_CHARS_MIN = 32;

  private static final String NO_MYSQL =
      "only PostgreSQL is supported; move a MySQL database to PostgreSQL first (pgloader does it),"
          + " then set DriverName to postgres and DataSource to the new database";

  private static final String[] STORAGE_CLASSES = {
    "",
    "STANDARD",
    "REDUCED_REDUNDANCY",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "GLACIER",
    "DEEP_ARCHIVE",
    "OUTPOSTS",
    "GLACIER_IR",
    "SNOW",
    "EXPRESS_ONEZONE"
  };

  static final Rules ALL = mail(files(sql(new Rules())));

  private BackendRules() {}

  private static Rules sql(Rules rules) {
    return rules
        .must(
            "sql_driver",
            "SqlSettings.DriverName",
            NO_MYSQL,
            s -> s.text("SqlSettings.DriverName").equals("postgres"))
        .must(
            "sql_driver",
            "SqlSettings.DataSource",
            NO_MYSQL,
            s -> !s.text("SqlSettings.DataSource").matches("(?i)mysql.*|.*@tcp\\(.*"))
        .must(
            "sql_data_src",
            "SqlSettings.DataSource",
            "it must be empty, for the built-in database, or begin with postgres:// or postgresql://",
            s -> s.text("SqlSettings.DataSource").matches("|postgres(ql)?://.*"))
        .positive("sql_idle", "SqlSettings.MaxIdleConns")
        .atLeast("sql_conn_max_lifetime_milliseconds", "SqlSettings.ConnMaxLifetimeMilliseconds", 0)
        .atLeast(
            "sql_conn_max_idle_time_milliseconds", "SqlSettings.ConnMaxIdleTimeMilliseconds", 0)
        .positive("sql_query_timeout", "SqlSettings.QueryTimeout")
        .positive("sql_max_conn", "SqlSettings.MaxOpenConns")
        .must(
            "encrypt_sql",
            "SqlSettings.AtRestEncryptKey",
            salt(),
            s -> salted(s, "SqlSettings.AtRestEncryptKey"));
  }

  private static String salt() {
    return "it must be empty or have " + SALT_CHARS_MIN + " characters or more";
  }

  private static boolean salted(Rules.Settings settings, String key) {
    String text = settings.text(key);
    return text.isEmpty() || text.length() >= SALT_CHARS_MIN;
  }

  private static Rules files(Rules rules) {
    return rules
        .positive("max_file_size", "FileSettings.MaxFileSize")
        .oneOf("file_driver", "FileSettings.DriverName", "local", "amazons3")
        .must(
            "file_salt",
            "FileSettings.PublicLinkSalt",
            salt(),
            s -> salted(s, "FileSettings.PublicLinkSalt"))
        .must(
            "directory",
            "FileSettings.Directory",
            "it must not be empty",
            s -> !s.text("FileSettings.Directory").isEmpty())
        .must(
            "directory_whitespace",
            "FileSettings.Directory",
            "it must not begin or end with a space",
            s -> stripped(s, "FileSettings.Directory"))
        .must(
            "directory_whitespace",
            "FileSettings.AmazonS3PathPrefix",
            "it must not begin or end with a space",
            s -> stripped(s, "FileSettings.AmazonS3PathPrefix"))
        .number(
            "image_decoder_concurrency",
            "FileSettings.MaxImageDecoderConcurrency",
            "it must be -1 or greater than 0",
            n -> n == -1 || n > 0)
        .positive("amazons3_timeout", "FileSettings.AmazonS3RequestTimeoutMilliseconds")
        .oneOf("storage_class", "FileSettings.AmazonS3StorageClass", STORAGE_CLASSES)
        .oneOf("storage_class", "FileSettings.ExportAmazonS3StorageClass", STORAGE_CLASSES);
  }

  private static boolean stripped(Rules.Settings settings, String key) {
    return settings.text(key).equals(settings.text(key).strip());
  }

  private static Rules mail(Rules rules) {
    return rules
        .oneOf("email_security", "EmailSettings.ConnectionSecurity", "", "TLS", "STARTTLS", "PLAIN")
        .positive("email_batching_buffer_size", "EmailSettings.EmailBatchingBufferSize")
        .atLeast("email_batching_interval", "EmailSettings.EmailBatchingInterval", 30)
        .oneOf(
            "email_notification_contents_type",
            "EmailSettings.EmailNotificationContentsType",
            "full",
            "generic");
  }
}
