package org.starling.platform.realtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.starling.platform.cluster.NodeId;

/** What the messages between hubs have in common: all are read from and written to memory. */
final class Wire {
  interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private Wire() {}

  static byte[] write(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T read(byte[] message, Reader<T> reader) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IllegalStateException("a message of another node is cut short");
    }
    return bytes;
  }

  /** Numbers of events, by node. */
  static void numbers(DataOutputStream out, Map<NodeId, Long> numbers) throws IOException {
    out.writeInt(numbers.size());
    for (var entry : numbers.entrySet()) {
      out.writeUTF(entry.getKey().value());
      out.writeLong(entry.getValue());
    }
  }

  static Map<NodeId, Long> numbers(DataInputStream in) throws IOException {
    int count = in.readInt();
    Map<NodeId, Long> numbers = new HashMap<>();
    for (int i = 0; i < count; i++) {
      numbers.put(new NodeId(in.readUTF()), in.readLong());
    }
    return numbers;
  }
}
