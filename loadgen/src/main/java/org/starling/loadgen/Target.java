package org.starling.loadgen;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The server to measure; an option group of every scenario but start. */
final class Target {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The server (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://localhost:8065");

  @Option(
      names = "--pid",
      paramLabel = "PID",
      description = "Its process, for CPU and memory (default: whoever listens on the port).")
  private long pid;

  URI url() {
    return url;
  }

  Optional<ServerProcess> process() throws IOException {
    return pid > 0
        ? Optional.of(new ServerProcess(pid))
        : ServerProcess.listeningOn(url.getPort() < 0 ? 80 : url.getPort());
  }
}
