package org.starling.features.sessions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a User-Agent header tells people about the program behind a session, in the words that a
 * list of sessions shows.
 */
record ClientAgent(String platform, String os, String browser) {
  private static final String UNKNOWN = "Unknown";
  private static final Pattern APP =
      Pattern.compile("(Mattermost Mobile|Mattermost|mmctl|Franz)/([0-9][0-9.]*)");
  private static final Pattern BROWSER =
      Pattern.compile("(EdgiOS|EdgA|Edge|Edg|OPR|Firefox|FxiOS|CriOS|Chrome)/(\\d+)(?:\\.(\\d+))?");
  private static final Pattern SAFARI = Pattern.compile("Version/(\\d+)(?:\\.(\\d+))?.*Safari/");

  static ClientAgent of(String header) {
    return new ClientAgent(platformOf(header), osOf(header), browserOf(header));
  }

  private static String platformOf(String header) {
    if (header.contains("iPad")) {
      return "iPad";
    }
    if (header.contains("iPhone")) {
      return "iPhone";
    }
    if (header.contains("Windows")) {
      return "Windows";
    }
    if (header.contains("Macintosh")) {
      return "Macintosh";
    }
    return header.contains("Linux") || header.contains("Android") ? "Linux" : UNKNOWN;
  }

  private static String osOf(String header) {
    if (header.contains("Windows NT 10.0")) {
      return "Windows 10";
    }
    if (header.contains("Windows NT 6.3") || header.contains("Windows NT 6.2")) {
      return "Windows 8";
    }
    if (header.contains("Windows NT 6.1")) {
      return "Windows 7";
    }
    if (header.contains("iPhone") || header.contains("iPad")) {
      return "iOS";
    }
    if (header.contains("Mac OS X")) {
      return "Mac OS";
    }
    if (header.contains("Android")) {
      return "Android";
    }
    return header.contains("Linux") ? "Linux" : "";
  }

  private static String browserOf(String header) {
    Matcher app = APP.matcher(header);
    if (app.find()) {
      return appName(app.group(1)) + "/" + app.group(2);
    }
    String name = UNKNOWN;
    String version = "0.0";
    Matcher browser = BROWSER.matcher(header);
    while (browser.find()) {
      name = browserName(browser.group(1));
      version = version(browser);
      if (!name.equals("Chrome")) {
        break;
      }
    }
    Matcher safari = SAFARI.matcher(header);
    if (name.equals(UNKNOWN) && safari.find()) {
      return "Safari/" + version(safari.group(1), safari.group(2));
    }
    return name + "/" + version;
  }

  private static String version(Matcher browser) {
    return version(browser.group(2), browser.group(3));
  }

  private static String version(String major, @org.jspecify.annotations.Nullable String minor) {
    return major + "." + (minor == null ? "0" : minor);
  }

  private static String appName(String name) {
    return switch (name) {
      case "Mattermost Mobile" -> "Mobile App";
      case "Mattermost" -> "Desktop App";
      default -> name;
    };
  }

  private static String browserName(String name) {
    return switch (name) {
      case "Edge", "Edg", "EdgA", "EdgiOS" -> "Edge";
      case "OPR" -> "Opera";
      case "Firefox", "FxiOS" -> "Firefox";
      default -> "Chrome";
    };
  }
}
