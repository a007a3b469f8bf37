package org.starling.platform.config;

import java.util.Set;

/** The rules about how long messages and files are kept, and about exporting them. */
final class ComplianceRules {
  static final Rules ALL = export(retention(new Rules()));

  private ComplianceRules() {}

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
}
