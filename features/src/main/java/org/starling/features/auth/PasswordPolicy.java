package org.starling.features.auth;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;
import org.starling.platform.config.PasswordConfig;

/** Which passwords are accepted as new ones. */
final class PasswordPolicy {
  private static final String SYMBOLS = " !\"\\#$%&'()*+,-./:;<=>?@[]^_`|~";

  private PasswordPolicy() {}

  static void check(String password, PasswordConfig rules) {
    if (password.length() < rules.minimumLength()) {
      throw AuthCode.PASSWORD_TOO_SHORT.refuse("at least " + rules.minimumLength() + " characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > AuthLimits.PASSWORD_BYTES_MAX) {
      throw AuthCode.PASSWORD_TOO_LONG.refuse();
    }
    boolean weak =
        rules.lowercase() && none(password, c -> c >= 'a' && c <= 'z')
            || rules.uppercase() && none(password, c -> c >= 'A' && c <= 'Z')
            || rules.number() && none(password, c -> c >= '0' && c <= '9')
            || rules.symbol() && none(password, c -> SYMBOLS.indexOf(c) >= 0);
    if (weak) {
      throw tooWeak(rules).refuse();
    }
  }

  private static boolean none(String password, IntPredicate kind) {
    return password.chars().noneMatch(kind);
  }

  /** The contract's id names all that the configuration asks for, met or not. */
  private static Code tooWeak(PasswordConfig rules) {
    String id =
        "model.user.is_valid.pwd"
            + (rules.lowercase() ? "_lowercase" : "")
            + (rules.uppercase() ? "_uppercase" : "")
            + (rules.number() ? "_number" : "")
            + (rules.symbol() ? "_symbol" : "")
            + ".app_error";
    String text =
        "The password is too simple. Use at least %d characters, and each of these:%s%s%s%s."
            .formatted(
                rules.minimumLength(),
                rules.lowercase() ? " a small letter" : "",
                rules.uppercase() ? " a capital letter" : "",
                rules.number() ? " a digit" : "",
                rules.symbol() ? " a symbol" : "");
    return new Reason(Kind.INVALID, id, text);
  }
}
