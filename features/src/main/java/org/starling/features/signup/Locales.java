package org.starling.features.signup;

import java.util.Set;

/**
 * The languages that the contract's clients offer; a new account in another one gets the one of the
 * settings.
 */
final class Locales {
  private static final Set<String> OFFERED =
      Set.of(
          "bg", "de", "en", "en-AU", "es", "fa", "fr", "hu", "it", "ja", "ko", "nl", "pl", "pt-BR",
          "ro", "ru", "sv", "tr", "uk", "vi", "zh-CN", "zh-TW");

  private Locales() {}

  static boolean offered(String locale) {
    return OFFERED.contains(locale);
  }
}
