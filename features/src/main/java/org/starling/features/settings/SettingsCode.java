package org.starling.features.settings;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a settings request can be refused; broken rules of the settings have ids of their own. */
enum SettingsCode implements Code {
  CLEARED_SITE_URL(
      Kind.INVALID,
      "api.config.update_config.clear_siteurl.app_error",
      "The site URL cannot be emptied, since links depend on it. Set another one instead."),
  NOT_OVER_THE_NETWORK(
      Kind.FORBIDDEN,
      "api.config.update_config.not_allowed_security.app_error",
      "This setting cannot be changed over the network. Set it in config.json and reload that, or by"
          + " a variable of the server's environment."),
  RELOAD_FAILED(
      Kind.INTERNAL,
      "api.config.reload_config.app_error",
      "The settings could not be reloaded, so those in force stay. The log names the reason."),
  SAVED_MEANWHILE(
      Kind.BUSY,
      "api.context.server_busy.app_error",
      "Other servers kept saving settings at the same time. Nothing was changed; try again in a"
          + " moment."),
  READ_ONLY(
      Kind.FORBIDDEN,
      "ent.cluster.save_config.error",
      "In a cluster the settings are read-only. Change config.json on each node and reload it, or"
          + " set ClusterSettings.ReadOnlyConfig to false there. Settings that all nodes have in a"
          + " database (MM_CONFIG) can always be changed."),
  LICENSE_FORMAT_MISSING(
      Kind.INVALID,
      "api.license.client.old_format.app_error",
      "The licence is only available with format=old. Ask for that."),
  NO_LICENSE_FILE(
      Kind.INVALID,
      "api.license.add_license.no_file.app_error",
      "The request has no file under the name license."),
  NO_LICENSES_HERE(
      Kind.INVALID,
      "api.license.add_license.array.app_error",
      "This server needs no licence: every feature it has is on. Nothing was changed."),
  NO_TRIALS_HERE(
      Kind.FORBIDDEN,
      "api.license.upgrade_needed.app_error",
      "This server needs no licence, so there is no trial: every feature it has is on.");

  private final Reason reason;

  SettingsCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
