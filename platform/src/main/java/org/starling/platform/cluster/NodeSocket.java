package org.starling.platform.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * A connection between nodes, for JGroups: what it connects with has knocked and, where nodes
 * encrypt, shaken hands before the first byte is seen.
 */
final class NodeSocket extends Socket {
  /** Connects, and makes the connection a secure one. */
  @FunctionalInterface
  interface Door {
    Socket pass(Socket raw, SocketAddress to, int timeout) throws IOException;
  }

  private final Socket raw;
  private final Door door;
  private Socket talk;
  private volatile long writesSince;
  private volatile boolean writes;

  /** One that is still to be connected. */
  NodeSocket(Door door) {
    this.raw = new Socket();
    this.talk = raw;
    this.door = door;
  }

  /** One that was accepted. */
  NodeSocket(Socket raw, Socket talk) {
    this.raw = raw;
    this.talk = talk;
    this.door = (socket, to, timeout) -> socket;
  }

  @Override
  public void connect(SocketAddress to, int timeout) throws IOException {
    try {
      talk = door.pass(raw, to, timeout);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * For how long a write has not come to an end. JGroups waits for it in many places, for a new
   * view too: so it must have one, even when the other side has stopped to read.
   */
  long writesForNanos() {
    return writes ? System.nanoTime() - writesSince : 0;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return talk.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Timed(talk.getOutputStream());
  }

  private final class Timed extends OutputStream {
    private final OutputStream out;

    Timed(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      writesSince = System.nanoTime();
      writes = true;
      try {
        out.write(bytes, from, length);
      } finally {
        writes = false;
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /** Without the farewell of TLS, which could wait for a peer that does not read. */
  @Override
  public synchronized void close() throws IOException {
    raw.close();
  }

  @Override
  public void bind(SocketAddress address) throws IOException {
    raw.bind(address);
  }

  @Override
  public boolean isConnected() {
    return raw.isConnected();
  }

  @Override
  public boolean isBound() {
    return raw.isBound();
  }

  @Override
  public boolean isClosed() {
    return raw.isClosed();
  }

  @Override
  public InetAddress getInetAddress() {
    return raw.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return raw.getLocalAddress();
  }

  @Override
  public int getPort() {
    return raw.getPort();
  }

  @Override
  public int getLocalPort() {
    return raw.getLocalPort();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return raw.getLocalSocketAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return raw.getRemoteSocketAddress();
  }

  @Override
  public void setSoTimeout(int milliseconds) throws SocketException {
    raw.setSoTimeout(milliseconds);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return raw.getSoTimeout();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    raw.setKeepAlive(on);
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    raw.setTcpNoDelay(on);
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    raw.setSoLinger(on, seconds);
  }

  @Override
  public void setSendBufferSize(int bytes) throws SocketException {
    raw.setSendBufferSize(bytes);
  }

  @Override
  public void setReceiveBufferSize(int bytes) throws SocketException {
    raw.setReceiveBufferSize(bytes);
  }

  @Override
  public String toString() {
    return raw.toString();
  }
}
