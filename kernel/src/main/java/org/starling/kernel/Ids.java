package org.starling.kernel;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Makes ids and secrets from an injected source of randomness: production gives a {@link
 * java.security.SecureRandom}, a simulation a seeded generator.
 */
public final class Ids {
  private static final String BASE32 = "ybndrfg8ejkmcpqxot1uwisza345h769";
  private static final char[] ALPHANUMERIC =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray();
  private static final int ID_BYTES = 16;

  private final RandomGenerator random;

  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A new id: 16 random bytes in the contract's base32 alphabet, 26 characters. */
  public String next() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return text(bytes);
  }

  /** The id that 16 bytes make. */
  public static String text(byte[] bytes) {
    char[] out = new char[Id.LENGTH];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out[at++] = BASE32.charAt(buffer >> bits & 31);
      }
    }
    out[at] = BASE32.charAt(buffer << 5 - bits & 31);
    return new String(out);
  }

  /** The 16 bytes that an id was made of. */
  public static byte[] bytes(String id) {
    ByteBuffer out = ByteBuffer.allocate(ID_BYTES);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < id.length() && out.hasRemaining(); i++) {
      buffer = buffer << 5 | BASE32.indexOf(id.charAt(i)) & 31;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.put((byte) (buffer >> bits));
      }
    }
    return out.array();
  }

  /** A random text of letters and digits; 64 of them make an unguessable one-time token. */
  public String secret(int characters) {
    char[] out = new char[characters];
    for (int i = 0; i < characters; i++) {
      out[i] = ALPHANUMERIC[random.nextInt(ALPHANUMERIC.length)];
    }
    return new String(out);
  }
}
