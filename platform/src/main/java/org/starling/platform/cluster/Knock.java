package org.starling.platform.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The first bytes of a connection: whoever opens it shows that it has the cluster's secret. So a
 * stranger costs one read and one HMAC, not a handshake. It proves nothing about what follows: that
 * is what TLS is for.
 */
final class Knock {
  private static final int MAGIC = 0x534c4731;
  private static final int NONCE_BYTES = 16;
  private static final int CLAIM_BYTES = Integer.BYTES + 1 + NONCE_BYTES;
  private static final int PROOF_BYTES = 32;

  /** Why a connection is refused. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason);
    }
  }

  /** Somebody looked whether anybody listens, and left. */
  static final class Silent extends IOException {
    private static final long serialVersionUID = 1;

    Silent() {
      super("it said nothing");
    }
  }

  private Knock() {}

  static byte[] make(ClusterKey key, boolean encrypted, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    ByteBuffer claim =
        ByteBuffer.allocate(CLAIM_BYTES).putInt(MAGIC).put((byte) (encrypted ? 1 : 0)).put(nonce);
    return ByteBuffer.allocate(CLAIM_BYTES + PROOF_BYTES)
        .put(claim.array())
        .put(key.prove(claim.array()))
        .array();
  }

  /** Reads what a connection begins with. */
  static void check(InputStream in, ClusterKeys keys, boolean encrypted) throws IOException {
    byte[] start = in.readNBytes(Integer.BYTES);
    if (start.length == 0) {
      throw new Silent();
    }
    if (start.length < Integer.BYTES || ByteBuffer.wrap(start).getInt() != MAGIC) {
      throw new Refused("it is no node of Starling");
    }
    byte[] rest = in.readNBytes(CLAIM_BYTES + PROOF_BYTES - start.length);
    byte[] all = ByteBuffer.allocate(start.length + rest.length).put(start).put(rest).array();
    byte[] claim = Arrays.copyOf(all, CLAIM_BYTES);
    byte[] proof = Arrays.copyOfRange(all, Math.min(CLAIM_BYTES, all.length), all.length);
    if (keys.keys().stream().noneMatch(key -> key.proves(claim, proof))) {
      throw new Refused("it has another key than this cluster");
    }
    if ((claim[Integer.BYTES] == 1) != encrypted) {
      throw new Refused(
          "ClusterSettings.EnableGossipEncryption is not the same there as on this node");
    }
  }
}
