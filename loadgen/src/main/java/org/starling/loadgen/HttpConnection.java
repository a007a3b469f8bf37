package org.starling.loadgen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive HTTP/1.1 connection, blocking and small: the generator shares its machine with the
 * server it measures, so it must not be what is measured.
 */
final class HttpConnection implements AutoCloseable {
  /** An answer; {@code token} is the Token header of a login, empty otherwise. */
  record Answer(int status, byte[] body, String token) {
    boolean ok() {
      return status < 300;
    }

    JsonNode json() throws IOException {
      return MAPPER.readTree(body);
    }

    Answer required(String what) throws IOException {
      if (!ok()) {
        throw new IOException(
            what + " answered " + status + ": " + new String(body, StandardCharsets.UTF_8));
      }
      return this;
    }
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int ANSWER_MS_MAX = 120_000;

  private final URI url;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private String token = "";

  HttpConnection(URI url) throws IOException {
    this.url = url;
    this.socket = new Socket(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_MS_MAX);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    this.out = socket.getOutputStream();
  }

  /** Sends this token from now on. */
  HttpConnection as(String token) {
    this.token = token;
    return this;
  }

  Answer get(String path) throws IOException {
    return send("GET", path, "");
  }

  Answer post(String path, String json) throws IOException {
    return send("POST", path, json);
  }

  /** One request; {@code path} begins below /api/v4. */
  Answer send(String method, String path, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(" /api/v4").append(path).append(" HTTP/1.1\r\nHost: ");
    head.append(url.getAuthority()).append("\r\n");
    if (!token.isEmpty()) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    if (body.length > 0 || !method.equals("GET")) {
      head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
      head.append("\r\n");
    }
    byte[] headBytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] message = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, message, 0, headBytes.length);
    System.arraycopy(body, 0, message, headBytes.length, body.length);
    out.write(message);
    return receive();
  }

  private Answer receive() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    String issued = "";
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "token" -> issued = value;
        default -> {}
      }
    }
    return new Answer(status, chunked ? chunks() : in.readNBytes(length), issued);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      whole.write(in.readNBytes(size));
      line();
    }
    line();
    return whole.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
