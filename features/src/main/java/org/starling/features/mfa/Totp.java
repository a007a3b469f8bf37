package org.starling.features.mfa;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes of six digits, a new one every 30 seconds (RFC 6238 with SHA-1). */
final class Totp {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_LETTER = 5;
  private static final long STEP_MS = 30_000;
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;

  /** Clocks of phones may be off by so many steps. */
  private static final int STEPS_OFF_MAX = 1;

  private Totp() {}

  /** The step whose code this is, if it is that of now or of a neighbouring step. */
  static OptionalLong stepOf(String code, String secret, long nowMs) {
    byte[] key = decode(secret);
    long now = nowMs / STEP_MS;
    OptionalLong found = OptionalLong.empty();
    for (long step = now - STEPS_OFF_MAX; step <= now + STEPS_OFF_MAX; step++) {
      if (key.length > 0 && MessageDigest.isEqual(code(key, step).getBytes(), code.getBytes())) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  static String code(byte[] key, long step) {
    byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC with SHA-1", e);
    }
  }

  static String encode(byte[] key) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : key) {
      buffer = buffer << Byte.SIZE | b & 0xff;
      bits += Byte.SIZE;
      while (bits >= BITS_PER_LETTER) {
        bits -= BITS_PER_LETTER;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    return bits == 0
        ? text.toString()
        : text.append(BASE32.charAt(buffer << BITS_PER_LETTER - bits & 31)).toString();
  }

  /** Letters that are none of the alphabet are passed over, as padding is. */
  static byte[] decode(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = BASE32.indexOf(Character.toUpperCase(text.charAt(i)));
      if (value < 0) {
        continue;
      }
      buffer = buffer << BITS_PER_LETTER | value;
      bits += BITS_PER_LETTER;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.put((byte) (buffer >> bits));
      }
    }
    byte[] out = new byte[bytes.position()];
    bytes.flip().get(out);
    return out;
  }
}
