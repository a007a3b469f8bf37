package org.starling.features.signup;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a sign-up; members that only the server decides are not read. */
record SignUpJson(
    @Nullable String id,
    @Nullable String username,
    @Nullable String email,
    @Nullable String password,
    @Nullable String nickname,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String position,
    @Nullable String locale,
    @Nullable Boolean allowMarketing,
    @Nullable Map<String, String> props,
    @Nullable Map<String, String> notifyProps,
    @Nullable Map<String, String> timezone,
    @Nullable Boolean emailVerified,
    @Nullable String authService,
    @Nullable String authData) {
  static final SignUpJson EMPTY =
      new SignUpJson(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null);

  SignUp.Form form() {
    if (!text(id).isEmpty()) {
      throw SignUpCode.ID_GIVEN.refuse();
    }
    return new SignUp.Form(
        text(username),
        text(email),
        text(password),
        text(nickname),
        text(firstName),
        text(lastName),
        text(position),
        text(locale),
        Boolean.TRUE.equals(allowMarketing),
        Map.copyOf(map(props)),
        map(notifyProps),
        map(timezone),
        new SignUp.Trusted(Boolean.TRUE.equals(emailVerified), text(authService), text(authData)));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static Map<String, String> map(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
