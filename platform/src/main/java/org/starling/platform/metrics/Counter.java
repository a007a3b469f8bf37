package org.starling.platform.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens; never goes down. */
public final class Counter extends Metric<LongAdder> {
  Counter(String name, String help, String... labelNames) {
    super(name, help, List.of(labelNames), LongAdder::new);
  }

  public void add(String... labels) {
    at(labels).increment();
  }

  public void addMany(long count, String... labels) {
    at(labels).add(count);
  }

  @Override
  String type() {
    return "counter";
  }

  @Override
  void write(StringBuilder out, Labels labels, LongAdder one) {
    line(out, "", labels, "", one.sum());
  }
}
