package org.starling.platform.metrics;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How values are spread over buckets. */
public final class Histogram extends Metric<Histogram.Spread> {
  /** The contract's default buckets, in seconds. */
  static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

  private static final double NANOS_PER_SECOND = 1e9;

  static final class Spread {
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    Spread(int buckets) {
      counts = new LongAdder[buckets + 1];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = new LongAdder();
      }
    }
  }

  private final double[] buckets;

  Histogram(String name, String help, double[] buckets, String... labelNames) {
    super(name, help, List.of(labelNames), () -> new Spread(buckets.length));
    this.buckets = buckets.clone();
  }

  public static double[] seconds() {
    return SECONDS.clone();
  }

  public void observe(double value, String... labels) {
    Spread spread = at(labels);
    int at = 0;
    while (at < buckets.length && value > buckets[at]) {
      at++;
    }
    spread.counts[at].increment();
    spread.sum.add(value);
  }

  public void observeNanos(long nanos, String... labels) {
    observe(nanos / NANOS_PER_SECOND, labels);
  }

  @Override
  String type() {
    return "histogram";
  }

  @Override
  void write(StringBuilder out, Labels labels, Spread one) {
    long below = 0;
    for (int i = 0; i < buckets.length; i++) {
      below += one.counts[i].sum();
      line(out, "_bucket", labels, "le=\"" + number(buckets[i]) + '"', below);
    }
    below += one.counts[buckets.length].sum();
    line(out, "_bucket", labels, "le=\"+Inf\"", below);
    line(out, "_sum", labels, "", one.sum.sum());
    line(out, "_count", labels, "", below);
  }
}
