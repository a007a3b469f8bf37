package org.starling.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.starling.kernel.Id;

/** What must hold of any settings, at the start and at each change (contract config.md 8). */
final class SettingsRules {
  private static final int SITE_NAME_BYTES_MAX = 30;
  private static final int PORT_MAX = 65535;
  private static final int CLIENT_SIDE_USERS_MAX = 5;

  private static final Rules GENERAL =
      people(
          surroundings(new Rules().oneOf("cache_type", "CacheSettings.CacheType", "lru", "redis")));
  private static final Rules SERVICE = notifications(service(new Rules()));

  private SettingsRules() {}

  /**
   * @throws WrongSetting for the first rule that does not hold
   */
  static void check(ObjectNode tree) {
    GENERAL.check(tree);
    BackendRules.ALL.check(tree);
    SignInRules.ALL.check(tree);
    SERVICE.check(tree);
    SearchRules.ALL.check(tree);
    ComplianceRules.ALL.check(tree);
    ContentRules.ALL.check(tree);
    OwnRules.ALL.check(tree);
  }

  private static Rules surroundings(Rules rules) {
    return rules
        .must(
            "site_url_email_batching",
            "EmailSettings.EnableEmailBatching",
            "it needs ServiceSettings.SiteURL",
            s ->
                !s.flag("EmailSettings.EnableEmailBatching")
                    || !s.text("ServiceSettings.SiteURL").isEmpty())
        .must(
            "cluster_email_batching",
            "EmailSettings.EnableEmailBatching",
            "it must be off while ClusterSettings.Enable is on",
            s -> !s.flag("EmailSettings.EnableEmailBatching") || !s.flag("ClusterSettings.Enable"))
        .must(
            "allow_cookies_for_subdomains",
            "ServiceSettings.AllowCookiesForSubdomains",
            "it needs ServiceSettings.SiteURL",
            s ->
                !s.flag("ServiceSettings.AllowCookiesForSubdomains")
                    || !s.text("ServiceSettings.SiteURL").isEmpty())
        .must(
            "metrics_client_side_user_ids",
            "MetricsSettings.ClientSideUserIds",
            "it must have " + CLIENT_SIDE_USERS_MAX + " ids at most",
            s -> s.texts("MetricsSettings.ClientSideUserIds").size() <= CLIENT_SIDE_USERS_MAX)
        .must(
            "metrics_client_side_user_id",
            "MetricsSettings.ClientSideUserIds",
            "each must be a user's id",
            s -> s.texts("MetricsSettings.ClientSideUserIds").stream().allMatch(Id::isValid))
        .must(
            "empty_redis_address",
            "CacheSettings.RedisAddress",
            "it is needed with redis",
            s -> !redis(s) || !s.text("CacheSettings.RedisAddress").isEmpty())
        .must(
            "invalid_redis_db",
            "CacheSettings.RedisDB",
            "it must be 0 or more with redis",
            s -> !redis(s) || s.number("CacheSettings.RedisDB") >= 0);
  }

  private static Rules people(Rules rules) {
    return rules
        .positive("max_users", "TeamSettings.MaxUsersPerTeam")
        .positive("max_channels", "TeamSettings.MaxChannelsPerTeam")
        .positive("user_status_away_timeout", "TeamSettings.UserStatusAwayTimeout")
        .positive("max_notify_per_channel", "TeamSettings.MaxNotificationsPerChannel")
        .oneOf("restrict_direct_message", "TeamSettings.RestrictDirectMessage", "any", "team")
        .oneOf(
            "teammate_name_display",
            "TeamSettings.TeammateNameDisplay",
            "username",
            "nickname_full_name",
            "full_name")
        .must(
            "sitename_length",
            "TeamSettings.SiteName",
            "it must have " + SITE_NAME_BYTES_MAX + " bytes at most",
            s ->
                s.text("TeamSettings.SiteName").getBytes(StandardCharsets.UTF_8).length
                    <= SITE_NAME_BYTES_MAX)
        .must(
            "experimental_view_archived_channels",
            "TeamSettings.ExperimentalViewArchivedChannels",
            "it can no longer be switched off",
            s -> s.flag("TeamSettings.ExperimentalViewArchivedChannels"))
        .must(
            "client_side_cert_enable",
            "ExperimentalSettings.ClientSideCertEnable",
            "it can no longer be switched on",
            s -> !s.flag("ExperimentalSettings.ClientSideCertEnable"))
        .positive("link_metadata_timeout", "ExperimentalSettings.LinkMetadataTimeoutMilliseconds");
  }

  private static boolean redis(Rules.Settings settings) {
    return settings.text("CacheSettings.CacheType").equals("redis");
  }

  private static Rules service(Rules rules) {
    return rules
        .positive("rate_mem", "RateLimitSettings.MemoryStoreSize")
        .positive("rate_sec", "RateLimitSettings.PerSec")
        .positive("max_burst", "RateLimitSettings.MaxBurst")
        .oneOf("webserver_security", "ServiceSettings.ConnectionSecurity", "", "TLS")
        .positive("max_payload_size", "ServiceSettings.MaximumPayloadSizeBytes")
        .positive("max_url_length", "ServiceSettings.MaximumURLLength")
        .positive("read_timeout", "ServiceSettings.ReadTimeout")
        .positive("write_timeout", "ServiceSettings.WriteTimeout")
        .atLeast(
            "time_between_user_typing",
            "ServiceSettings.TimeBetweenUserTypingUpdatesMilliseconds",
            1000)
        .positive("login_attempts", "ServiceSettings.MaximumLoginAttempts")
        .must(
            "site_url",
            "ServiceSettings.SiteURL",
            "it must be an address such as https://chat.example.org",
            s -> address(s.text("ServiceSettings.SiteURL")))
        .must(
            "websocket_url",
            "ServiceSettings.WebsocketURL",
            "it must be an address such as wss://chat.example.org",
            s -> address(s.text("ServiceSettings.WebsocketURL")))
        .must(
            "listen_address",
            "ServiceSettings.ListenAddress",
            "it must be HOST:PORT or :PORT, the port up to " + PORT_MAX,
            s -> listenable(s.text("ServiceSettings.ListenAddress")))
        .oneOf(
            "group_unread_channels",
            "ServiceSettings.ExperimentalGroupUnreadChannels",
            "disabled",
            "default_on",
            "default_off")
        .must(
            "collapsed_threads.autofollow",
            "ServiceSettings.ThreadAutoFollow",
            "it is needed unless CollapsedThreads is disabled",
            s ->
                s.flag("ServiceSettings.ThreadAutoFollow")
                    || s.text("ServiceSettings.CollapsedThreads").equals("disabled"))
        .oneOf(
            "collapsed_threads",
            "ServiceSettings.CollapsedThreads",
            "disabled",
            "default_on",
            "default_off",
            "always_on")
        .positive(
            "outgoing_integrations_request_timeout",
            "ServiceSettings.OutgoingIntegrationRequestsTimeout");
  }

  private static Rules notifications(Rules rules) {
    return rules
        .atLeast(
            "persistent_notifications_interval",
            "ServiceSettings.PersistentNotificationIntervalMinutes",
            2)
        .positive(
            "persistent_notifications_count", "ServiceSettings.PersistentNotificationMaxCount")
        .positive(
            "persistent_notifications_recipients",
            "ServiceSettings.PersistentNotificationMaxRecipients");
  }

  private static boolean address(String text) {
    if (text.isEmpty()) {
      return true;
    }
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null && !uri.isOpaque();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean listenable(String text) {
    String port = text.substring(text.lastIndexOf(':') + 1);
    boolean digits = port.matches("[0-9]{1,5}");
    return text.contains(":") && digits && Integer.parseInt(port) <= PORT_MAX;
  }
}
