package org.starling.server;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server in the foreground until it is told to stop. */
@Command(name = "serve", description = "Run the server in the foreground.")
final class Serve implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept.")
  private Path data = Path.of("data");

  @Option(names = "--port", paramLabel = "N", description = "The port to listen on.")
  private int port = 8065;

  @Override
  public Integer call() throws InterruptedException {
    RunningServer server = Assembly.start(data, port);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      server.close();
                      stopped.countDown();
                    }));
    System.out.println("Starling is ready at http://localhost:" + port);
    stopped.await();
    return 0;
  }
}
