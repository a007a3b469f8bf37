package org.starling.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data directory, held by one process at a time. The system lets go of it when that process is
 * killed. The lock file says where the holder serves.
 */
record DataDirectory(Path path, FileChannel channel) implements AutoCloseable {
  private static final String LOCK_FILE = "starling.lock";
  private static final String NODES = "nodes";

  /**
   * @throws IllegalStateException with a sentence for people if another server holds it
   */
  static DataDirectory lock(Path data) throws IOException {
    return tryLock(data)
        .orElseThrow(() ->
            new IllegalStateException(
                "Another Starling runs on %s already. Stop it, or choose another with --data."
                    .formatted(data)));
  }

  /** Empty if another process holds it. */
  static Optional<DataDirectory> tryLock(Path data) throws IOException {
    Path path = Files.createDirectories(data.toAbsolutePath()).toRealPath();
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    return Optional.of(new DataDirectory(path, channel));
  }

  /** Notes where this process serves. */
  void serving(InetSocketAddress address) throws IOException {
    note(ListenAddress.reached(address));
  }

  /** Notes where this process is the proxy of {@code up --nodes}. */
  void servingNodes(InetSocketAddress address) throws IOException {
    note(ListenAddress.reached(address) + "\n" + NODES);
  }

  private void note(String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  /**
   * HOST:PORT of the process that holds the directory; empty while it starts. An older release
   * notes the port only.
   */
  static Optional<String> servedAt(Path data) throws IOException {
    return noted(data)
        .findFirst()
        .map(address -> address.matches("[0-9]+") ? "localhost:" + address : address);
  }

  /** Whether who holds or last held the directory is or was {@code up --nodes}. */
  static boolean servesNodes(Path data) throws IOException {
    return Files.exists(data.resolve(LOCK_FILE)) && noted(data).anyMatch(NODES::equals);
  }

  private static Stream<String> noted(Path data) throws IOException {
    return Files.readString(data.resolve(LOCK_FILE))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
