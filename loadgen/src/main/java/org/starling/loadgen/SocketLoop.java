package org.starling.loadgen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One thread that holds many websockets and looks at their frames without copying: opens them,
 * answers pings, and gives each text message's bytes to a listener.
 */
final class SocketLoop implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int OPENING_AT_ONCE = 64;

  private final URI url;
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private final ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Consumer<ByteBuffer> messages;
  private final boolean deflate;
  private final Thread thread;
  private volatile boolean running = true;
  private int opening;

  /**
   * @param messages called with each text message, positioned at its payload, on this loop's thread
   * @param deflate offer permessage-deflate as browsers do; messages are then given as they came
   */
  SocketLoop(URI url, Consumer<ByteBuffer> messages, boolean deflate) throws IOException {
    this.url = url;
    this.messages = messages;
    this.deflate = deflate;
    this.thread = Thread.ofPlatform().name("sockets").start(this::run);
  }

  /** Opens one more socket for this token, soon. */
  void add(String token) {
    tokens.add(token);
    selector.wakeup();
  }

  int open() {
    return open.get();
  }

  int failed() {
    return failed.get();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    running = false;
    selector.wakeup();
    thread.join();
    selector.close();
  }

  private static final class Connection {
    private final String token;
    private boolean upgraded;
    private byte[] rest = new byte[0];

    Connection(String token) {
      this.token = token;
    }
  }

  private void run() {
    try {
      while (running) {
        connectMore();
        selector.select(200);
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
          SelectionKey key = keys.next();
          keys.remove();
          serve(key);
        }
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void connectMore() throws IOException {
    while (opening < OPENING_AT_ONCE) {
      String token = tokens.poll();
      if (token == null) {
        return;
      }
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort()));
      channel.register(selector, SelectionKey.OP_CONNECT, new Connection(token));
      opening++;
    }
  }

  private void serve(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        channel.write(StandardCharsets.ISO_8859_1.encode(handshake(connection.token)));
        key.interestOps(SelectionKey.OP_READ);
      } else if (key.isReadable()) {
        read(channel, connection);
      }
    } catch (IOException e) {
      lost(connection);
      try {
        channel.close();
      } catch (IOException ignored) {
        // It is gone either way.
      }
    }
  }

  private void lost(Connection connection) {
    failed.incrementAndGet();
    if (connection.upgraded) {
      open.decrementAndGet();
    } else {
      opening--;
    }
  }

  private String handshake(String token) {
    return "GET /api/v4/websocket?connection_id=&sequence_number=0 HTTP/1.1\r\nHost: "
        + url.getAuthority()
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + (deflate
            ? "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
            : "")
        + "\r\n";
  }

  private void read(SocketChannel channel, Connection connection) throws IOException {
    buffer.clear();
    buffer.put(connection.rest);
    if (channel.read(buffer) < 0) {
      throw new IOException("closed by the server");
    }
    buffer.flip();
    if (!connection.upgraded && !upgraded(connection)) {
      keep(connection);
      return;
    }
    while (frame(channel)) {}
    keep(connection);
  }

  private void keep(Connection connection) {
    if (buffer.remaining() > 0 || connection.rest.length > 0) {
      connection.rest = new byte[buffer.remaining()];
      buffer.get(connection.rest);
    }
  }

  private boolean upgraded(Connection connection) throws IOException {
    for (int i = 3; i < buffer.limit(); i++) {
      if (buffer.get(i) == '\n' && buffer.get(i - 2) == '\n') {
        String head = new String(buffer.array(), 0, i, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 101")) {
          throw new IOException("no websocket: " + head.lines().findFirst().orElse(""));
        }
        buffer.position(i + 1);
        connection.upgraded = true;
        opening--;
        open.incrementAndGet();
        return true;
      }
    }
    return false;
  }

  /** Takes one whole frame off the buffer, if there is one. */
  private boolean frame(SocketChannel channel) throws IOException {
    int at = buffer.position();
    if (buffer.remaining() < 2) {
      return false;
    }
    int opcode = buffer.get(at) & 0x0f;
    int length = buffer.get(at + 1) & 0x7f;
    int header = 2;
    if (length == 126) {
      if (buffer.remaining() < 4) {
        return false;
      }
      length = buffer.getShort(at + 2) & 0xffff;
      header = 4;
    } else if (length == 127) {
      if (buffer.remaining() < 10) {
        return false;
      }
      length = (int) buffer.getLong(at + 2);
      header = 10;
    }
    if (buffer.remaining() < header + length) {
      return false;
    }
    ByteBuffer payload = buffer.slice(at + header, length);
    switch (opcode) {
      case 1 -> messages.accept(payload);
      case 8 -> throw new IOException("closed by the server");
      case 9 -> channel.write(ByteBuffer.wrap(new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0}));
      default -> {}
    }
    buffer.position(at + header + length);
    return true;
  }
}
