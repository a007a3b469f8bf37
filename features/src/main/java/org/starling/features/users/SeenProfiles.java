package org.starling.features.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.PrivacyConfig;
import org.starling.platform.http.Json;

/**
 * What of an account goes over the wire to whom: people see all of themselves but secrets,
 * administrators see what others may not, and everybody else sees what PrivacySettings shows.
 */
final class SeenProfiles implements Profiles {
  private static final String ADMINISTRATOR = "manage_system";

  private final ConfigSource config;
  private final Supplier<? extends Permissions> permissions;

  SeenProfiles(ConfigSource config, Supplier<? extends Permissions> permissions) {
    this.config = config;
    this.permissions = permissions;
  }

  @Override
  public ObjectNode own(User user) {
    ObjectNode json = shared(user);
    flag(json, "email_verified", user.emailVerified());
    flag(json, "allow_marketing", user.allowMarketing());
    number(json, "last_password_update", user.lastPasswordUpdate());
    return withPrivate(json, user);
  }

  @Override
  public ObjectNode seenBy(Caller caller, User user) {
    if (caller.is(user.id())) {
      return own(user);
    }
    ObjectNode json = listed(caller, user);
    if (user.timezone().isEmpty() && !permissions.get().has(caller, ADMINISTRATOR)) {
      // The contract's one place where no time zone is an empty object and not null.
      json.set("timezone", Json.object());
    }
    return json;
  }

  @Override
  public ObjectNode listed(Caller caller, User user) {
    return permissions.get().has(caller, ADMINISTRATOR) ? forAdministrators(user) : forOthers(user);
  }

  @Override
  public ObjectNode forAdministrators(User user) {
    return withPrivate(shared(user), user);
  }

  @Override
  public ObjectNode forOthers(User user) {
    PrivacyConfig privacy = config.current().privacy();
    ObjectNode json = shared(user);
    json.put("auth_data", "");
    if (!privacy.showEmailAddress()) {
      json.put("email", "");
    }
    if (!privacy.showFullName()) {
      json.put("first_name", "").put("last_name", "");
    }
    return json;
  }

  private static ObjectNode shared(User user) {
    ObjectNode json = Json.object().put("id", user.id().value());
    number(json, "create_at", user.createAt());
    number(json, "update_at", user.updateAt());
    json.put("delete_at", user.deleteAt())
        .put("username", user.username())
        .put("auth_service", user.authService())
        .put("email", user.email())
        .put("nickname", user.nickname())
        .put("first_name", user.firstName())
        .put("last_name", user.lastName())
        .put("position", user.position())
        .put("roles", user.roles());
    if (!user.props().isEmpty()) {
      json.set("props", Json.mapper().valueToTree(user.props()));
    }
    number(json, "last_picture_update", user.lastPictureUpdate());
    json.put("locale", user.locale());
    json.set(
        "timezone", user.timezone().isEmpty() ? null : Json.mapper().valueToTree(user.timezone()));
    flag(json, "mfa_active", user.mfaActive());
    flag(json, "is_bot", user.bot().is());
    if (!user.bot().description().isEmpty()) {
      json.put("bot_description", user.bot().description());
    }
    number(json, "bot_last_icon_update", user.bot().lastIconUpdate());
    return json.put("disable_welcome_email", false);
  }

  private static ObjectNode withPrivate(ObjectNode json, User user) {
    if (!user.authData().isEmpty()) {
      json.put("auth_data", user.authData());
    }
    if (!user.notifyProps().isEmpty()) {
      json.set("notify_props", Json.mapper().valueToTree(user.notifyProps()));
    }
    number(json, "failed_attempts", user.failedAttempts());
    return json;
  }

  private static void number(ObjectNode json, String key, long value) {
    if (value != 0) {
      json.put(key, value);
    }
  }

  private static void flag(ObjectNode json, String key, boolean value) {
    if (value) {
      json.put(key, true);
    }
  }
}
