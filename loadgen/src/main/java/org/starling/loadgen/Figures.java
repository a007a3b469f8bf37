package org.starling.loadgen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A scenario's results: a table for people, then one JSON line for programs. */
final class Figures {
  private record Figure(double value, String unit) {}

  private final String scenario;
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  Figures(String scenario) {
    this.scenario = scenario;
  }

  Figures add(String name, double value, String unit) {
    figures.put(name, new Figure(value, unit));
    return this;
  }

  void print(PrintStream out) {
    ObjectNode json = new ObjectMapper().createObjectNode().put("scenario", scenario);
    out.println();
    figures.forEach((name, figure) -> {
      out.printf(Locale.ROOT, "%-44s %14.2f %s%n", name, figure.value, figure.unit);
      json.put(name.replace(' ', '_'), Math.round(figure.value * 1000) / 1000.0);
    });
    out.println();
    out.println(json);
  }
}
