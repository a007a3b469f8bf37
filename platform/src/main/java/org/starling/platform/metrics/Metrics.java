package org.starling.platform.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Everything that is counted in this process. Metrics are declared while it is put together. */
public final class Metrics {
  private static final int PAGE_CHARS_FIRST = 1 << 15;

  private final List<Consumer<StringBuilder>> writers = new CopyOnWriteArrayList<>();

  public Counter counter(String name, String help, String... labels) {
    Counter counter = new Counter(name, help, labels);
    writers.add(counter::write);
    return counter;
  }

  /** In seconds, with the contract's default buckets. */
  public Histogram timer(String name, String help, String... labels) {
    return histogram(name, help, Histogram.SECONDS, labels);
  }

  public Histogram histogram(String name, String help, double[] buckets, String... labels) {
    Histogram histogram = new Histogram(name, help, buckets, labels);
    writers.add(histogram::write);
    return histogram;
  }

  /** A figure that is asked for at each scrape. */
  public void gauge(String name, String help, DoubleSupplier value) {
    writers.add(out -> single(out, head(name, help, "gauge"), value));
  }

  /** A figure that only grows, kept by somebody else and asked for at each scrape. */
  public void total(String name, String help, DoubleSupplier value) {
    writers.add(out -> single(out, head(name, help, "counter"), value));
  }

  /** A figure with labels, asked for at each scrape. */
  public void gauges(String name, String help, List<String> labels, Consumer<Samples> values) {
    writers.add(out -> labelled(out, head(name, help, "gauge"), labels, values));
  }

  /** The same for figures that only grow. */
  public void totals(String name, String help, List<String> labels, Consumer<Samples> values) {
    writers.add(out -> labelled(out, head(name, help, "counter"), labels, values));
  }

  /** Takes the samples of one metric. */
  @FunctionalInterface
  public interface Samples {
    void add(double value, String... labels);
  }

  /** The name of a metric, and the lines that come before its samples. */
  private record Head(String name, String lines) {}

  private static Head head(String name, String help, String type) {
    return new Head(name, "# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
  }

  private static void single(StringBuilder out, Head head, DoubleSupplier value) {
    out.append(head.lines).append(head.name);
    out.append(' ').append(Metric.number(value.getAsDouble())).append('\n');
  }

  private static void labelled(
      StringBuilder out, Head head, List<String> labels, Consumer<Samples> values) {
    out.append(head.lines);
    values.accept((value, labelValues) -> {
      out.append(head.name);
      Labels.of(labelValues).write(out, labels, "");
      out.append(' ').append(Metric.number(value)).append('\n');
    });
  }

  /** All metrics, in the Prometheus text format. */
  public String page() {
    StringBuilder out = new StringBuilder(PAGE_CHARS_FIRST);
    writers.forEach(writer -> writer.accept(out));
    return out.toString();
  }
}
