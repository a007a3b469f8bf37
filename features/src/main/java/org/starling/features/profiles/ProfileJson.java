package org.starling.features.profiles;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.features.users.User;
import org.starling.features.users.UserBuilder;

/** The body of a change: what is absent stays in a patch, and becomes empty in a replacement. */
record ProfileJson(
    @Nullable String id,
    @Nullable String username,
    @Nullable String email,
    @Nullable String password,
    @Nullable String nickname,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String position,
    @Nullable String locale,
    @Nullable Map<String, String> props,
    @Nullable Map<String, String> notifyProps,
    @Nullable Map<String, String> timezone) {
  static final ProfileJson NOTHING =
      new ProfileJson(null, null, null, null, null, null, null, null, null, null, null, null);

  /** The same with empty values for what is absent. */
  ProfileJson whole() {
    return new ProfileJson(
        id,
        orEmpty(username),
        orEmpty(email),
        password,
        orEmpty(nickname),
        orEmpty(firstName),
        orEmpty(lastName),
        orEmpty(position),
        orEmpty(locale),
        orEmpty(props),
        orEmpty(notifyProps),
        orEmpty(timezone));
  }

  User appliedTo(User user) {
    UserBuilder changed = user.but();
    if (username != null) {
      changed.username(username);
    }
    if (email != null) {
      changed.email(email);
    }
    if (nickname != null) {
      changed.nickname(nickname);
    }
    if (firstName != null) {
      changed.firstName(firstName);
    }
    if (lastName != null) {
      changed.lastName(lastName);
    }
    if (position != null) {
      changed.position(position);
    }
    return withSettings(changed).done();
  }

  private UserBuilder withSettings(UserBuilder changed) {
    if (locale != null) {
      changed.locale(locale);
    }
    if (props != null) {
      changed.props(Map.copyOf(props));
    }
    if (notifyProps != null) {
      changed.notifyProps(Map.copyOf(notifyProps));
    }
    if (timezone != null) {
      changed.timezone(Map.copyOf(timezone));
    }
    return changed;
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
