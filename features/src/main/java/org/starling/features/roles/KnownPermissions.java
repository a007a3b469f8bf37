package org.starling.features.roles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The permissions that exist, and which of them come along with others. */
final class KnownPermissions {
  private static final Set<String> ALL = read();

  /** What somebody who opens a page of the system console must be able to do there besides. */
  private static final Map<String, List<String>> ANCILLARY =
      Map.ofEntries(
          Map.entry(
              "sysconsole_read_about_edition_and_license", List.of("read_license_information")),
          Map.entry(
              "sysconsole_write_about_edition_and_license", List.of("manage_license_information")),
          Map.entry(
              "sysconsole_read_user_management_channels",
              List.of(
                  "read_public_channel",
                  "read_channel",
                  "read_public_channel_groups",
                  "read_private_channel_groups")),
          Map.entry(
              "sysconsole_write_user_management_channels",
              List.of(
                  "manage_public_channel_properties",
                  "manage_private_channel_properties",
                  "manage_public_channel_members",
                  "manage_private_channel_members",
                  "delete_public_channel",
                  "delete_private_channel",
                  "manage_channel_roles",
                  "convert_public_channel_to_private",
                  "convert_private_channel_to_public",
                  "manage_public_channel_auto_translation",
                  "manage_private_channel_auto_translation")),
          Map.entry(
              "sysconsole_read_user_management_users",
              List.of("read_other_users_teams", "get_analytics")),
          Map.entry(
              "sysconsole_write_user_management_users",
              List.of("edit_other_users", "demote_to_guest", "promote_guest")),
          Map.entry(
              "sysconsole_read_user_management_teams",
              List.of("list_private_teams", "list_public_teams", "view_team")),
          Map.entry(
              "sysconsole_write_user_management_teams",
              List.of(
                  "manage_team",
                  "manage_team_roles",
                  "remove_user_from_team",
                  "join_private_teams",
                  "join_public_teams",
                  "add_user_to_team")),
          Map.entry(
              "sysconsole_write_user_management_groups",
              List.of(
                  "manage_public_channel_members",
                  "manage_private_channel_members",
                  "convert_public_channel_to_private",
                  "convert_private_channel_to_public")),
          Map.entry(
              "sysconsole_read_environment_elasticsearch",
              List.of(
                  "read_elasticsearch_post_indexing_job",
                  "read_elasticsearch_post_aggregation_job")),
          Map.entry(
              "sysconsole_write_environment_elasticsearch",
              List.of(
                  "test_elasticsearch",
                  "create_elasticsearch_post_indexing_job",
                  "manage_elasticsearch_post_indexing_job",
                  "create_elasticsearch_post_aggregation_job",
                  "manage_elasticsearch_post_aggregation_job",
                  "purge_elasticsearch_indexes")),
          Map.entry(
              "sysconsole_write_environment_web_server",
              List.of("test_site_url", "reload_config", "invalidate_caches")),
          Map.entry(
              "sysconsole_write_environment_database", List.of("recycle_database_connections")),
          Map.entry("sysconsole_write_environment_file_storage", List.of("test_s3")),
          Map.entry("sysconsole_write_environment_smtp", List.of("test_email")),
          Map.entry("sysconsole_read_reporting_server_logs", List.of("get_logs")),
          Map.entry("sysconsole_read_reporting_site_statistics", List.of("get_analytics")),
          Map.entry("sysconsole_read_reporting_team_statistics", List.of("view_team")),
          Map.entry("sysconsole_write_site_customization", List.of("edit_brand")),
          Map.entry(
              "sysconsole_read_compliance_data_retention_policy",
              List.of("read_data_retention_job")),
          Map.entry(
              "sysconsole_write_compliance_data_retention_policy",
              List.of("create_data_retention_job", "manage_data_retention_job")),
          Map.entry(
              "sysconsole_read_compliance_compliance_export",
              List.of("read_compliance_export_job", "download_compliance_export_result")),
          Map.entry(
              "sysconsole_write_compliance_compliance_export",
              List.of(
                  "create_compliance_export_job",
                  "manage_compliance_export_job",
                  "download_compliance_export_result")),
          Map.entry("sysconsole_read_compliance_custom_terms_of_service", List.of("read_audits")),
          Map.entry("sysconsole_read_authentication_ldap", List.of("read_ldap_sync_job")),
          Map.entry(
              "sysconsole_write_authentication_ldap",
              List.of(
                  "create_ldap_sync_job",
                  "manage_ldap_sync_job",
                  "test_ldap",
                  "add_ldap_public_cert",
                  "add_ldap_private_cert",
                  "remove_ldap_public_cert",
                  "remove_ldap_private_cert")),
          Map.entry("sysconsole_write_authentication_email", List.of("invalidate_email_invite")),
          Map.entry(
              "sysconsole_write_authentication_saml",
              List.of(
                  "get_saml_metadata_from_idp",
                  "add_saml_public_cert",
                  "add_saml_private_cert",
                  "add_saml_idp_cert",
                  "remove_saml_public_cert",
                  "remove_saml_private_cert",
                  "remove_saml_idp_cert",
                  "get_saml_cert_status")));

  private KnownPermissions() {}

  private static Set<String> read() {
    try (InputStream in = KnownPermissions.class.getResourceAsStream("permissions.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean exist(Collection<String> permissions) {
    return ALL.containsAll(permissions);
  }

  /** The permissions and those that come along, each once. */
  static Set<String> withAncillary(Collection<String> permissions) {
    Set<String> all = new LinkedHashSet<>(permissions);
    permissions.forEach(p -> all.addAll(ANCILLARY.getOrDefault(p, List.of())));
    return all;
  }
}
