package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.starling.platform.http.Json;

/** A websocket client over a plain socket; it inflates with one context for all messages. */
final class TestClient implements AutoCloseable {
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  /** Small, so that a client that does not read is soon noticed. */
  private static final int RECEIVE_BYTES = 16 << 10;

  private final Socket socket;
  private final DataInputStream in;
  private final Inflater inflater = new Inflater(true);

  /** How many of the messages were compressed. */
  int compressed;

  private TestClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
  }

  static TestClient open(int port, String token, String query, boolean deflate) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(RECEIVE_BYTES);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(5_000);
    String head =
        "GET /api/v4/websocket"
            + query
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + (deflate ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "")
            + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    TestClient client = new TestClient(socket);
    client.readHead();
    return client;
  }

  private void readHead() throws IOException {
    int matched = 0;
    while (matched < 4) {
      int next = in.readUnsignedByte();
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
  }

  /** The next message; a ping is passed over. Ends with an exception when the server closes. */
  JsonNode next() throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      long bytes = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
      byte[] payload = in.readNBytes((int) bytes);
      if ((first & 0x0f) == WebsocketFrames.TEXT) {
        return Json.mapper().readTree((first & 0x40) == 0 ? payload : inflate(payload));
      }
    }
  }

  /** The opcode of the next frame, whatever it is. */
  int nextOpcode() throws IOException {
    int first = in.readUnsignedByte();
    in.skipNBytes(in.readUnsignedByte());
    return first & 0x0f;
  }

  /** Reads events up to and including the one of this name. */
  List<JsonNode> until(String event) throws IOException {
    List<JsonNode> read = new ArrayList<>();
    do {
      read.add(next());
    } while (!read.getLast().path("event").asText().equals(event));
    return read;
  }

  private byte[] inflate(byte[] payload) throws IOException {
    compressed++;
    byte[] all = java.util.Arrays.copyOf(payload, payload.length + TAIL.length);
    System.arraycopy(TAIL, 0, all, payload.length, TAIL.length);
    inflater.setInput(all);
    byte[] out = new byte[1 << 20];
    try {
      return java.util.Arrays.copyOf(out, inflater.inflate(out));
    } catch (DataFormatException e) {
      throw new IOException(e);
    }
  }

  void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[bytes.length + 8];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) 0xfe;
    frame[2] = (byte) (bytes.length >> 8);
    frame[3] = (byte) bytes.length;
    System.arraycopy(bytes, 0, frame, 8, bytes.length);
    socket.getOutputStream().write(frame);
  }

  void pong() throws IOException {
    socket.getOutputStream().write(new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0});
  }

  /** Whether the server has closed, or does so within the time-out, after what it still sent. */
  boolean isClosedByServer() {
    try {
      while (true) {
        next();
      }
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
