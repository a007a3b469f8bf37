package org.starling.platform.metrics;

import java.util.List;

/** The label values of one series, in the order of the metric's label names. */
record Labels(List<String> values) {
  static final Labels NONE = new Labels(List.of());

  static Labels of(String... values) {
    return values.length == 0 ? NONE : new Labels(List.of(values));
  }

  /** As a scraper reads them; {@code more} is added as it is, and may be empty. */
  void write(StringBuilder out, List<String> names, String more) {
    if (names.isEmpty() && more.isEmpty()) {
      return;
    }
    out.append('{');
    for (int i = 0; i < names.size(); i++) {
      out.append(i == 0 ? "" : ",").append(names.get(i)).append("=\"");
      escape(out, values.get(i));
      out.append('"');
    }
    out.append(names.isEmpty() || more.isEmpty() ? "" : ",").append(more).append('}');
  }

  private static void escape(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      switch (value.charAt(i)) {
        case '\\' -> out.append("\\\\");
        case '"' -> out.append("\\\"");
        case '\n' -> out.append("\\n");
        default -> out.append(value.charAt(i));
      }
    }
  }
}
