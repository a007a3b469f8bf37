package org.starling.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * The logging in force before anything is known of the settings: plain text on the console. Found
 * by logback as a service, so that it reads no file.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class FirstLogging extends ContextAwareBase implements Configurator {
  static final String CONSOLE = "console";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    TextLines encoder = new TextLines();
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setName(CONSOLE);
    console.setContext(context);
    console.setEncoder(encoder);
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    context.getLogger(Logs.OURS).setLevel(Level.INFO);
    // It warns of each thing that is there already, which is what running twice means.
    context.getLogger("org.flywaydb").setLevel(Level.ERROR);
    // It shows a stack trace for each connection that a stopped database takes with it; whoever
    // needed one says so.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
    // Who comes and goes is told by our own package; this calls each connection of a dead node an
    // error.
    context.getLogger("org.jgroups").setLevel(Level.ERROR);
    context.getLogger("org.jgroups.protocols.TCP").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
