package org.starling.platform.config;

import java.util.List;
import java.util.Set;

/** The rules about languages, pictures from outside, links, and moving data in and out. */
final class ContentRules {
  static final Rules ALL = bulk(links(pictures(languages(new Rules()))));

  private ContentRules() {}

  private static Rules languages(Rules rules) {
    return rules.must(
        "localization.available_locales",
        "LocalizationSettings.AvailableLocales",
        "it must be empty or contain DefaultClientLocale",
        s ->
            s.text("LocalizationSettings.AvailableLocales").isEmpty()
                || List.of(s.text("LocalizationSettings.AvailableLocales").split(","))
                    .contains(s.text("LocalizationSettings.DefaultClientLocale")));
  }

  private static Rules pictures(Rules rules) {
    String images = "ImageProxySettings.Enable";
    return rules
        .when(
            images,
            "image_proxy_type",
            "ImageProxySettings.ImageProxyType",
            "it must be local or atmos/camo",
            s ->
                Set.of("local", "atmos/camo").contains(s.text("ImageProxySettings.ImageProxyType")))
        .when(
            images,
            "atmos_camo_image_proxy_url",
            "ImageProxySettings.RemoteImageProxyURL",
            "it is needed with atmos/camo",
            s -> local(s) || !s.text("ImageProxySettings.RemoteImageProxyURL").isEmpty())
        .when(
            images,
            "atmos_camo_image_proxy_options",
            "ImageProxySettings.RemoteImageProxyOptions",
            "it is needed with atmos/camo",
            s -> local(s) || !s.text("ImageProxySettings.RemoteImageProxyOptions").isEmpty());
  }

  private static boolean local(Rules.Settings settings) {
    return settings.text("ImageProxySettings.ImageProxyType").equals("local");
  }

  private static Rules links(Rules rules) {
    return rules.must(
        "display.custom_url_schemes",
        "DisplaySettings.CustomURLSchemes",
        "each must be a letter, then letters, digits, +, . or -",
        s ->
            s.texts("DisplaySettings.CustomURLSchemes").stream()
                .allMatch(scheme -> scheme.matches("\\s*[A-Za-z][A-Za-z0-9.+-]*\\s*")));
  }

  private static Rules bulk(Rules rules) {
    return rules
        .must(
            "import.directory",
            "ImportSettings.Directory",
            "it must not be empty",
            s -> !s.text("ImportSettings.Directory").isEmpty())
        .positive("import.retention_days_too_low", "ImportSettings.RetentionDays")
        .must(
            "export.directory",
            "ExportSettings.Directory",
            "it must not be empty",
            s -> !s.text("ExportSettings.Directory").isEmpty())
        .positive("export.retention_days_too_low", "ExportSettings.RetentionDays");
  }
}
