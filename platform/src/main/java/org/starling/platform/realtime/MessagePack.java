package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads one MessagePack value as a JSON tree; extension types and binary data are refused. */
final class MessagePack {
  private static final int NESTING_MAX = 32;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Thrown inside only, for what is no MessagePack or not wanted. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super(null, null, false, false);
    }
  }

  private final ByteBuffer in;

  private MessagePack(ByteBuffer in) {
    this.in = in;
  }

  static Optional<JsonNode> read(byte[] bytes) {
    try {
      return Optional.of(new MessagePack(ByteBuffer.wrap(bytes)).value(0));
    } catch (BufferUnderflowException | Unreadable e) {
      return Optional.empty();
    }
  }

  private JsonNode value(int depth) {
    if (depth > NESTING_MAX) {
      throw new Unreadable();
    }
    int type = in.get() & 0xff;
    if (type < 0x80 || type >= 0xe0) {
      return NODES.numberNode((long) (byte) type);
    }
    if (type < 0x90) {
      return map(type & 0x0f, depth);
    }
    if (type < 0xa0) {
      return array(type & 0x0f, depth);
    }
    if (type < 0xc0) {
      return NODES.textNode(text(type & 0x1f));
    }
    return switch (type) {
      case 0xc0 -> NODES.nullNode();
      case 0xc2 -> NODES.booleanNode(false);
      case 0xc3 -> NODES.booleanNode(true);
      case 0xca -> NODES.numberNode(in.getFloat());
      case 0xcb -> NODES.numberNode(in.getDouble());
      case 0xcc -> NODES.numberNode((long) (in.get() & 0xff));
      case 0xcd -> NODES.numberNode((long) (in.getShort() & 0xffff));
      case 0xce -> NODES.numberNode(in.getInt() & 0xffff_ffffL);
      case 0xcf -> NODES.numberNode(new java.math.BigInteger(Long.toUnsignedString(in.getLong())));
      case 0xd0 -> NODES.numberNode((long) in.get());
      case 0xd1 -> NODES.numberNode((long) in.getShort());
      case 0xd2 -> NODES.numberNode((long) in.getInt());
      case 0xd3 -> NODES.numberNode(in.getLong());
      case 0xd9 -> NODES.textNode(text(in.get() & 0xff));
      case 0xda -> NODES.textNode(text(in.getShort() & 0xffff));
      case 0xdc -> array(in.getShort() & 0xffff, depth);
      case 0xde -> map(in.getShort() & 0xffff, depth);
      default -> throw new Unreadable();
    };
  }

  private String text(int bytes) {
    if (bytes > in.remaining()) {
      throw new Unreadable();
    }
    byte[] text = new byte[bytes];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private ArrayNode array(int size, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < size; i++) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private ObjectNode map(int size, int depth) {
    ObjectNode map = NODES.objectNode();
    for (int i = 0; i < size; i++) {
      JsonNode key = value(depth + 1);
      if (!key.isTextual()) {
        throw new Unreadable();
      }
      map.set(key.textValue(), value(depth + 1));
    }
    return map;
  }
}
