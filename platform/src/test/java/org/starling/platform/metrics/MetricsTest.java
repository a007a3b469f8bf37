package org.starling.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @Test
  void counters_count_by_label() {
    Counter counter = metrics.counter("c_total", "Things", "kind");
    counter.add("a");
    counter.add("a");
    counter.addMany(3, "b\"\n\\");
    assertThat(metrics.page())
        .startsWith("# HELP c_total Things\n# TYPE c_total counter\n")
        .contains("c_total{kind=\"a\"} 2\n")
        .contains("c_total{kind=\"b\\\"\\n\\\\\"} 3\n");
  }

  @Test
  void a_counter_without_labels_begins_at_0() {
    metrics.counter("c_total", "Things");
    assertThat(metrics.page()).contains("c_total 0\n");
  }

  @Test
  void histograms_are_cumulative() {
    Histogram times = metrics.timer("t_seconds", "Times");
    times.observe(0.001);
    times.observe(0.3);
    times.observe(99);
    assertThat(metrics.page())
        .contains("t_seconds_bucket{le=\"0.005\"} 1\n")
        .contains("t_seconds_bucket{le=\"0.5\"} 2\n")
        .contains("t_seconds_bucket{le=\"10\"} 2\n")
        .contains("t_seconds_bucket{le=\"+Inf\"} 3\n")
        .contains("t_seconds_sum 99.301\n")
        .contains("t_seconds_count 3\n");
  }

  @Test
  void nobody_fills_the_memory_with_label_values() {
    Counter counter = metrics.counter("c_total", "Things", "name");
    for (int i = 0; i < 10_000; i++) {
      counter.add("n" + i);
    }
    assertThat(metrics.page().lines()).hasSizeLessThan(2_100);
    assertThat(metrics.page()).contains("c_total{name=\"other\"} 8000");
  }

  @Test
  void figures_are_asked_for_at_each_scrape() {
    double[] figure = {1};
    metrics.gauge("g", "A figure", () -> figure[0]);
    metrics.gauges("h", "Figures", List.of("of"), samples -> samples.add(2.5, "it"));
    figure[0] = 7;
    assertThat(metrics.page()).contains("g 7\n").contains("h{of=\"it\"} 2.5\n");
  }
}
