package org.starling.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.LogConfig;
import org.starling.platform.config.StarlingConfig;

/**
 * The log file and the console of this process. The file is open before the settings are read, in
 * the data directory; {@link #follow} then applies LogSettings, at once and at each change.
 */
public final class Logs implements AutoCloseable {
  /** The field that ties the lines of one request together; the edge sets it. */
  public static final String REQUEST_ID = "request_id";

  static final String OURS = "org.starling";
  private static final String FILE = "file";
  private static final String NAME = "starling.log";
  private static final StarlingConfig BEFORE_SETTINGS =
      new StarlingConfig("text", 30, 100, 10_240, 600_000, 20, 3, "");

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Path directory;
  private volatile Path file;

  private Logs(Path directory) {
    this.directory = directory;
    this.file = directory.resolve(NAME);
  }

  /** Starts to write the log file in {@code directory}. */
  public static Logs open(Path directory) {
    Logs logs = new Logs(directory);
    logs.openFile(BEFORE_SETTINGS, Level.INFO, Line.FIELD_CHARS_MAX);
    LoggerFactory.getLogger(Logs.class).info("Starling starts; its log file is {}", logs.file);
    return logs;
  }

  /** Applies the settings, and every later change of them. */
  public void follow(ConfigSource config) {
    apply(config.current());
    config.onChange(Config::log, log -> apply(config.current()));
    config.onChange(Config::starling, starling -> apply(config.current()));
  }

  /** The file that is written now. */
  public Path file() {
    return file;
  }

  private synchronized void apply(Config config) {
    LogConfig log = config.log();
    Level consoleLevel = log.enableConsole() ? level(log.consoleLevel()) : Level.OFF;
    Level fileLevel = log.enableFile() ? level(log.fileLevel()) : Level.OFF;
    applyConsole(consoleLevel, config.starling().consoleFormat().equals("json"));
    Path wanted =
        (log.fileLocation().isBlank() ? directory : Path.of(log.fileLocation())).resolve(NAME);
    closeFile();
    if (log.enableFile()) {
      file = wanted;
      openFile(config.starling(), fileLevel, log.maxFieldSize());
    }
    Level ours = consoleLevel.isGreaterOrEqual(fileLevel) ? fileLevel : consoleLevel;
    context.getLogger(OURS).setLevel(ours);
  }

  private void applyConsole(Level level, boolean json) {
    if (root().getAppender(FirstLogging.CONSOLE)
        instanceof ConsoleAppender<ILoggingEvent> console) {
      console.clearAllFilters();
      console.addFilter(threshold(level));
      Encoder<ILoggingEvent> encoder = json ? new JsonLines() : new TextLines();
      encoder.setContext(context);
      encoder.start();
      console.setEncoder(encoder);
    }
  }

  private void openFile(StarlingConfig bounds, Level level, int fieldCharsMax) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setName(FILE);
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setRollingPolicy(rolling(appender, bounds));
    JsonLines encoder = new JsonLines();
    encoder.setContext(context);
    encoder.fieldCharsMax(fieldCharsMax);
    encoder.start();
    appender.setEncoder(encoder);
    appender.addFilter(threshold(level));
    appender.start();
    root().addAppender(appender);
  }

  private void closeFile() {
    Appender<ILoggingEvent> old = root().getAppender(FILE);
    if (old != null) {
      root().detachAppender(old);
      old.stop();
    }
  }

  private SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling(
      RollingFileAppender<ILoggingEvent> appender, StarlingConfig bounds) {
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(file.resolveSibling("starling-%d{yyyy-MM-dd}.%i.log.gz").toString());
    policy.setMaxFileSize(new FileSize(bounds.logFileSizeMaxMB() * FileSize.MB_COEFFICIENT));
    policy.setMaxHistory(bounds.logRetentionDays());
    policy.setTotalSizeCap(new FileSize(bounds.logTotalSizeMaxMB() * FileSize.MB_COEFFICIENT));
    policy.start();
    return policy;
  }

  private ThresholdFilter threshold(Level level) {
    ThresholdFilter filter = new ThresholdFilter();
    filter.setContext(context);
    filter.setLevel(level.toString());
    filter.start();
    return filter;
  }

  private static Level level(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "trace" -> Level.TRACE;
      case "debug" -> Level.DEBUG;
      case "warn" -> Level.WARN;
      case "error", "fatal", "panic" -> Level.ERROR;
      default -> Level.INFO;
    };
  }

  private Logger root() {
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public void close() {
    context.stop();
  }
}
