package org.starling.platform.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One metric: a series for each combination of label values, made when first used and bounded, so
 * that nobody can fill the memory with names of their own.
 */
abstract class Metric<S> {
  /** Series a metric may have; values beyond are counted under the label {@code other}. */
  private static final int SERIES_MAX = 2_000;

  private final String name;
  private final String help;
  private final List<String> labelNames;
  private final Supplier<S> make;
  private final Map<Labels, S> series = new ConcurrentHashMap<>();

  Metric(String name, String help, List<String> labelNames, Supplier<S> make) {
    this.name = name;
    this.help = help;
    this.labelNames = List.copyOf(labelNames);
    this.make = make;
    if (labelNames.isEmpty()) {
      series.put(Labels.NONE, make.get());
    }
  }

  S at(String... values) {
    if (values.length != labelNames.size()) {
      throw new IllegalArgumentException(name + " has the labels " + labelNames);
    }
    Labels labels = Labels.of(values);
    S found = series.get(labels);
    if (found != null) {
      return found;
    }
    if (series.size() >= SERIES_MAX) {
      labels = new Labels(labelNames.stream().map(label -> "other").toList());
    }
    return series.computeIfAbsent(labels, key -> make.get());
  }

  void write(StringBuilder out) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type()).append('\n');
    series.forEach((labels, one) -> write(out, labels, one));
  }

  abstract String type();

  abstract void write(StringBuilder out, Labels labels, S one);

  void line(StringBuilder out, String suffix, Labels labels, String more, double value) {
    out.append(name).append(suffix);
    labels.write(out, labelNames, more);
    out.append(' ').append(number(value)).append('\n');
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
