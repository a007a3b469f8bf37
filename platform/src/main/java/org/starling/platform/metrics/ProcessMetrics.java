package org.starling.platform.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Figures of this process: the contract's process_ ones, those of Go's runtime that the stock
 * dashboards draw, with their nearest meaning here, and the JVM's own.
 */
public final class ProcessMetrics {
  private static final String PROCESS = "mattermost_process_";
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MS_PER_SECOND = 1e3;
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final int PAGE_BYTES = 4096;

  private ProcessMetrics() {}

  public static void declare(Metrics metrics) {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    metrics.total(
        PROCESS + "cpu_seconds_total",
        "User and system CPU time",
        () -> system.getProcessCpuTime() / NANOS_PER_SECOND);
    metrics.gauge(
        PROCESS + "start_time_seconds",
        "When the process began",
        () -> runtime.getStartTime() / MS_PER_SECOND);
    metrics.gauge(
        "mattermost_system_server_start_time",
        "When the server began",
        () -> Math.floor(runtime.getStartTime() / MS_PER_SECOND));
    metrics.gauge(PROCESS + "resident_memory_bytes", "Resident memory", () -> memory(1));
    metrics.gauge(PROCESS + "virtual_memory_bytes", "Virtual memory", () -> memory(0));
    if (system instanceof UnixOperatingSystemMXBean unix) {
      metrics.gauge(
          PROCESS + "open_fds", "Open file descriptors", unix::getOpenFileDescriptorCount);
      metrics.gauge(
          PROCESS + "max_fds", "File descriptors allowed", unix::getMaxFileDescriptorCount);
    }
    memory(metrics);
    collections(metrics);
  }

  private static void memory(Metrics metrics) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    metrics.gauge(
        "go_memstats_alloc_bytes",
        "Bytes of heap in use",
        () -> memory.getHeapMemoryUsage().getUsed());
    metrics.gauge(
        "go_memstats_heap_inuse_bytes",
        "Bytes of heap taken from the system",
        () -> memory.getHeapMemoryUsage().getCommitted());
    metrics.gauge(
        "go_memstats_stack_inuse_bytes",
        "Bytes outside the heap in use",
        () -> memory.getNonHeapMemoryUsage().getUsed());
    metrics.gauge("go_threads", "Threads of the system", threads::getThreadCount);
    metrics.gauge("go_goroutines", "Threads of the system", threads::getThreadCount);
    metrics.gauges(
        "jvm_memory_used_bytes",
        "Bytes in use, by area",
        List.of("area"),
        samples -> {
          samples.add(memory.getHeapMemoryUsage().getUsed(), "heap");
          samples.add(memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
        });
  }

  private static void collections(Metrics metrics) {
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    metrics.totals(
        "jvm_gc_collection_seconds_sum",
        "Time of garbage collections",
        List.of("gc"),
        samples ->
            collectors.forEach(
                c -> samples.add(c.getCollectionTime() / MS_PER_SECOND, c.getName())));
    metrics.totals(
        "jvm_gc_collection_seconds_count",
        "Garbage collections",
        List.of("gc"),
        samples -> collectors.forEach(c -> samples.add(c.getCollectionCount(), c.getName())));
  }

  /** A figure of /proc in bytes; 0 where there is no /proc. */
  private static double memory(int column) {
    try {
      return Files.exists(STATM)
          ? Double.parseDouble(Files.readString(STATM).split(" ")[column]) * PAGE_BYTES
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
