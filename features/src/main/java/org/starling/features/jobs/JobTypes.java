package org.starling.features.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;

/** The types of jobs that clients may name, and who may do what with them. */
final class JobTypes {
  /**
   * @param create "" if jobs of this type are not made by hand
   */
  record Rights(String create, String read, String manage) {}

  private static final Rights COMMON = new Rights("manage_jobs", "read_jobs", "manage_jobs");
  private static final Rights SCHEDULED = new Rights("", "read_jobs", "manage_jobs");

  /** Nobody does these here yet; whoever asks for one finds it waiting, as there. */
  private static final Set<String> WAITING =
      Set.of("elasticsearch_post_indexing", "elasticsearch_post_aggregation");

  private static final Map<String, Rights> OWN_RIGHTS =
      Map.of(
          "data_retention", rights("data_retention"),
          "message_export", rights("compliance_export"),
          "elasticsearch_post_indexing", rights("elasticsearch_post_indexing"),
          "elasticsearch_post_aggregation", rights("elasticsearch_post_aggregation"),
          "ldap_sync", rights("ldap_sync"),
          "access_control_sync", new Rights("manage_system", "manage_system", "manage_system"));

  private static final Set<String> BY_HAND =
      Set.of(
          "migrations",
          "plugins",
          "product_notices",
          "expiry_notify",
          "active_users",
          "import_process",
          "import_delete",
          "export_process",
          "export_delete",
          "cloud",
          "extract_content");

  private static final Set<String> NEVER_BY_HAND =
      Set.of(
          "mobile_session_metadata",
          "export_users_to_csv",
          "resend_invitation_email",
          "last_accessible_post",
          "last_accessible_file",
          "post_persistent_notifications",
          "cleanup_desktop_tokens",
          "refresh_materialized_views",
          "delete_expired_posts");

  private final Permissions permissions;
  private final Set<String> done;

  /**
   * @param done the types that this server does; those that the contract does not know can be
   *     started by hand
   */
  JobTypes(Permissions permissions, Set<String> done) {
    this.permissions = permissions;
    this.done = done;
  }

  private static Rights rights(String name) {
    return new Rights(
        "create_" + name + "_job", "read_" + name + "_job", "manage_" + name + "_job");
  }

  /** Empty if there is no such type. */
  Optional<Rights> of(String type) {
    if (OWN_RIGHTS.containsKey(type)) {
      return Optional.of(OWN_RIGHTS.get(type));
    }
    if (BY_HAND.contains(type)) {
      return Optional.of(COMMON);
    }
    if (NEVER_BY_HAND.contains(type)) {
      return Optional.of(SCHEDULED);
    }
    return done.contains(type) ? Optional.of(COMMON) : Optional.empty();
  }

  boolean done(String type) {
    return done.contains(type) || WAITING.contains(type);
  }

  List<String> readable(Caller caller) {
    return Stream.of(OWN_RIGHTS.keySet(), BY_HAND, NEVER_BY_HAND, done)
        .flatMap(Set::stream)
        .distinct()
        .filter(
            type -> of(type).filter(rights -> permissions.has(caller, rights.read())).isPresent())
        .toList();
  }
}
