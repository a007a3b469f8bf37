package org.starling.kernel;

import java.util.random.RandomGenerator;

/**
 * Makes ids and secrets from an injected source of randomness: production gives a {@link
 * java.security.SecureRandom}, a simulation a seeded generator.
 */
public final class Ids {
  private static final char[] BASE32 = "ybndrfg8ejkmcpqxot1uwisza345h769".toCharArray();
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
    char[] out = new char[Id.LENGTH];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out[at++] = BASE32[buffer >> bits & 31];
      }
    }
    out[at] = BASE32[buffer << 5 - bits & 31];
    return new String(out);
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
