package org.starling.platform.realtime;

import io.netty.buffer.ByteBuf;

/** What waits to be sent on a connection, in order. */
sealed interface Outbound permits Message, Answer {}

/** The reply to a client's request: not numbered, and not kept for replay. */
record Answer(byte[] json) implements Outbound {
  void write(ByteBuf out) {
    WebsocketFrames.header(out, WebsocketFrames.TEXT, json.length);
    out.writeBytes(json);
  }
}
