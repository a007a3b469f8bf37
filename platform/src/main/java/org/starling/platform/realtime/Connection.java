package org.starling.platform.realtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.UserId;

/**
 * A client's place in the hub, from hello until it is resumed elsewhere or forgotten. Its socket is
 * null while it is parked. Everything here belongs to the thread of one {@link Shard}.
 */
final class Connection implements Delivery.Ear {
  final Caller caller;
  final boolean postedAck;
  Backlog backlog;
  @Nullable Socket socket;
  ActiveView view = ActiveView.UNKNOWN;

  /** The next connection of the same user on the same shard. */
  @Nullable Connection sibling;

  /** Its place in the shard's list. */
  int index;

  /** Its backlog is on the way, or other nodes must hear of it: nothing may be sent before that. */
  boolean resuming;

  /** Events up to this number come with the backlog that is being fetched. */
  long since;

  /** Where the events come from that have queued up while its backlog is on another node. */
  @Nullable Map<Outbound, Origin> origins;

  long parkedAt;
  private String id;

  Connection(String id, Caller caller, Socket socket, int era) {
    this.id = id;
    this.caller = caller;
    this.postedAck = socket.handshake.postedAck();
    this.backlog = new Backlog(era);
    this.socket = socket;
  }

  @Override
  public UserId user() {
    return caller.user();
  }

  @Override
  public String id() {
    return id;
  }

  void id(String id) {
    this.id = id;
  }

  @Override
  public boolean elsewhere(String channel) {
    return view.elsewhere(channel);
  }
}
