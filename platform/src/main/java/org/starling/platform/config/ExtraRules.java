package org.starling.platform.config;

import java.util.List;
import java.util.Set;

/** The rules about search, retention, export, images, translation and languages. */
final class ExtraRules {
  private static final int LOG_DAYS_MIN = 14;
  private static final int DRAIN_SECONDS_MAX = 600;
  private static final int HASH_ROUNDS_MIN = 10_000;
  private static final int HASH_ROUNDS_MAX = 10_000_000;

  static final Rules ALL = logs(more(export(retention(search(new Rules())))));

  private ExtraRules() {}

  private static Rules search(Rules rules) {
    String section = "ElasticsearchSettings.";
    String indexing = section + "EnableIndexing";
    return rules
        .given(indexing, "elastic_search.connection_url", section + "ConnectionURL")
        .when(
            section + "EnableSearching",
            "elastic_search.enable_searching",
            section + "EnableSearching",
            "it needs EnableIndexing",
            s -> s.flag(indexing))
        .when(
            section + "EnableCJKAnalyzers",
            "elastic_search.enable_cjk_analyzers",
            section + "EnableCJKAnalyzers",
            "it needs EnableSearching",
            s -> s.flag(section + "EnableSearching"))
        .when(
            section + "EnableAutocomplete",
            "elastic_search.enable_autocomplete",
            section + "EnableAutocomplete",
            "it needs EnableIndexing",
            s -> s.flag(indexing))
        .atLeast(
            "elastic_search.aggregate_posts_after_days", section + "AggregatePostsAfterDays", 1)
        .clock(
            "elastic_search.posts_aggregator_job_start_time",
            section + "PostsAggregatorJobStartTime")
        .atLeast("elastic_search.live_indexing_batch_size", section + "LiveIndexingBatchSize", 1)
        .atLeast("elastic_search.bulk_indexing_batch_size", section + "BatchSize", 1)
        .atLeast("elastic_search.request_timeout_seconds", section + "RequestTimeoutSeconds", 1)
        .must(
            "elastic_search.ignored_indexes_dash_prefix",
            section + "IgnoredPurgeIndexes",
            "no name in it may begin with -",
            s ->
                List.of(s.text(section + "IgnoredPurgeIndexes").split(",")).stream()
                    .noneMatch(name -> name.strip().startsWith("-")))
        .oneOf("elastic_search.invalid_backend", section + "Backend", "elasticsearch", "opensearch")
        .must(
            "elastic_search.empty_index_prefix",
            section + "GlobalSearchPrefix",
            "it needs IndexPrefix",
            s ->
                s.text(section + "GlobalSearchPrefix").isEmpty()
                    || !s.text(section + "IndexPrefix").isEmpty())
        .must(
            "elastic_search.incorrect_search_prefix",
            section + "GlobalSearchPrefix",
            "IndexPrefix must begin with it",
            s ->
                s.text(section + "IndexPrefix").startsWith(s.text(section + "GlobalSearchPrefix")));
  }

  private static Rules retention(Rules rules) {
    return days(days(rules, "message", "Message"), "file", "File")
        .clock(
            "data_retention.deletion_job_start_time", "DataRetentionSettings.DeletionJobStartTime");
  }

  private static Rules days(Rules rules, String what, String name) {
    String days = "DataRetentionSettings." + name + "RetentionDays";
    String hours = "DataRetentionSettings." + name + "RetentionHours";
    String id = "data_retention." + what + "_retention_";
    return rules
        .atLeast(id + "days_too_low", days, 0)
        .atLeast(id + "hours_too_low", hours, 0)
        .must(
            id + "misconfiguration",
            days,
            "days and hours cannot both be set",
            s -> s.number(days) <= 0 || s.number(hours) <= 0)
        .must(
            id + "both_zero",
            days,
            "days and hours cannot both be 0",
            s -> s.number(days) != 0 || s.number(hours) != 0);
  }

  private static Rules export(Rules rules) {
    String on = "MessageExportSettings.EnableExport";
    return rules
        .when(
            on,
            "message_export.export_from",
            "MessageExportSettings.ExportFromTimestamp",
            "it must be 0 or more",
            s -> s.number("MessageExportSettings.ExportFromTimestamp") >= 0)
        .when(
            on,
            "message_export.daily_runtime",
            "MessageExportSettings.DailyRunTime",
            "it must be a time of day, HH:MM",
            s -> s.text("MessageExportSettings.DailyRunTime").matches("[0-2]?[0-9]:[0-5][0-9]"))
        .when(
            on,
            "message_export.batch_size",
            "MessageExportSettings.BatchSize",
            "it must be 0 or more",
            s -> s.number("MessageExportSettings.BatchSize") >= 0)
        .when(
            on,
            "message_export.export_type",
            "MessageExportSettings.ExportFormat",
            "it must be actiance, csv, globalrelay or globalrelay-zip",
            s ->
                Set.of("actiance", "csv", "globalrelay", "globalrelay-zip")
                    .contains(s.text("MessageExportSettings.ExportFormat")));
  }

  private static Rules more(Rules rules) {
    String images = "ImageProxySettings.Enable";
    return rules
        .must(
            "localization.available_locales",
            "LocalizationSettings.AvailableLocales",
            "it must be empty or contain DefaultClientLocale",
            s ->
                s.text("LocalizationSettings.AvailableLocales").isEmpty()
                    || List.of(s.text("LocalizationSettings.AvailableLocales").split(","))
                        .contains(s.text("LocalizationSettings.DefaultClientLocale")))
        .when(
            images,
            "image_proxy_type",
            "ImageProxySettings.ImageProxyType",
            "it must be local or atmos/camo",
            s ->
                Set.of("local", "atmos/camo").contains(s.text("ImageProxySettings.ImageProxyType")))
        .when(
            images,
            "atmos_camo_image_proxy_url",
            "ImageProxySettings.RemoteImageProxyURL",
            "it is needed with atmos/camo",
            s -> local(s) || !s.text("ImageProxySettings.RemoteImageProxyURL").isEmpty())
        .when(
            images,
            "atmos_camo_image_proxy_options",
            "ImageProxySettings.RemoteImageProxyOptions",
            "it is needed with atmos/camo",
            s -> local(s) || !s.text("ImageProxySettings.RemoteImageProxyOptions").isEmpty())
        .must(
            "display.custom_url_schemes",
            "DisplaySettings.CustomURLSchemes",
            "each must be a letter, then letters, digits, +, . or -",
            s ->
                s.texts("DisplaySettings.CustomURLSchemes").stream()
                    .allMatch(scheme -> scheme.matches("\\s*[A-Za-z][A-Za-z0-9.+-]*\\s*")))
        .must(
            "import.directory",
            "ImportSettings.Directory",
            "it must not be empty",
            s -> !s.text("ImportSettings.Directory").isEmpty())
        .positive("import.retention_days_too_low", "ImportSettings.RetentionDays")
        .must(
            "export.directory",
            "ExportSettings.Directory",
            "it must not be empty",
            s -> !s.text("ExportSettings.Directory").isEmpty())
        .positive("export.retention_days_too_low", "ExportSettings.RetentionDays");
  }

  private static Rules logs(Rules rules) {
    String own = "StarlingSettings.";
    return level(level(rules, "LogSettings.ConsoleLevel"), "LogSettings.FileLevel")
        .oneOf("starling.console_format", own + "ConsoleFormat", "text", "json")
        .atLeast("starling.log_retention_days", own + "LogRetentionDays", LOG_DAYS_MIN)
        .between("starling.log_file_size", own + "LogFileSizeMaxMB", 1, 1 << 20)
        .between("starling.log_total_size", own + "LogTotalSizeMaxMB", 1, 1 << 20)
        .between(
            "starling.password_hash_rounds",
            own + "PasswordHashRounds",
            HASH_ROUNDS_MIN,
            HASH_ROUNDS_MAX)
        .between("starling.drain_seconds", own + "DrainSeconds", 0, DRAIN_SECONDS_MAX);
  }

  private static Rules level(Rules rules, String key) {
    return rules.must(
        "=log.advanced_logging.parse",
        key,
        "it must be one of: TRACE, DEBUG, INFO, WARN, ERROR, FATAL, PANIC",
        s -> s.text(key).matches("(?i)trace|debug|info|warn|error|fatal|panic"));
  }

  private static boolean local(Rules.Settings settings) {
    return settings.text("ImageProxySettings.ImageProxyType").equals("local");
  }
}
