package org.starling.features.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The forms that the password column holds: bcrypt in older rows, PBKDF2 in those written now. */
sealed interface PasswordHash {
  /** Whether the password is the one behind the hash. Costs a noticeable part of a second. */
  boolean matches(String password);

  /** Whether it has the form of those written now, with this many rounds. */
  boolean current(int rounds);

  /** An older form, {@code $2a$10$…}. */
  record Bcrypt(String text) implements PasswordHash {
    @Override
    public boolean matches(String password) {
      return BCrypt.verifyer().verify(password.toCharArray(), text.toCharArray()).verified;
    }

    @Override
    public boolean current(int rounds) {
      return false;
    }
  }

  /** {@code $pbkdf2$f=SHA256,w=ROUNDS,l=BYTES$SALT$HASH}. */
  record Pbkdf2(int rounds, byte[] salt, byte[] hash) implements PasswordHash {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
        Pattern.compile("\\$pbkdf2\\$f=SHA256,w=(\\d{1,8}),l=(\\d{1,3})\\$([^$]+)\\$([^$]+)");

    @Override
    public boolean matches(String password) {
      return MessageDigest.isEqual(hash, derive(password, salt, rounds, hash.length));
    }

    @Override
    public boolean current(int wanted) {
      return rounds == wanted && hash.length == HASH_BYTES;
    }

    String text() {
      Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
      return "$pbkdf2$f=SHA256,w=%d,l=%d$%s$%s"
          .formatted(rounds, hash.length, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    private static byte[] derive(String password, byte[] salt, int rounds, int bytes) {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, bytes * Byte.SIZE);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(spec)
            .getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java runtime has PBKDF2 with SHA-256", e);
      } finally {
        spec.clearPassword();
      }
    }
  }

  /** An account without a password, or a form nobody knows: no password fits. */
  record None() implements PasswordHash {
    @Override
    public boolean matches(String password) {
      return false;
    }

    @Override
    public boolean current(int rounds) {
      return true;
    }
  }

  static PasswordHash parse(String text) {
    Matcher pbkdf2 = Pbkdf2.FORM.matcher(text);
    if (pbkdf2.matches()) {
      Base64.Decoder base64 = Base64.getDecoder();
      return new Pbkdf2(
          Integer.parseInt(pbkdf2.group(1)),
          base64.decode(pbkdf2.group(3)),
          base64.decode(pbkdf2.group(4)));
    }
    return text.startsWith("$2") ? new Bcrypt(text) : new None();
  }

  /** Hashes a new password. Costs a noticeable part of a second. */
  static Pbkdf2 of(String password, int rounds, RandomGenerator random) {
    byte[] salt = new byte[Pbkdf2.SALT_BYTES];
    random.nextBytes(salt);
    return new Pbkdf2(rounds, salt, Pbkdf2.derive(password, salt, rounds, Pbkdf2.HASH_BYTES));
  }
}
