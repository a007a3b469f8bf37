package org.starling.platform.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.NamedParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the nodes of a cluster have in common and nobody else has: a secret, and the key pair that
 * all of them make of it.
 */
final class ClusterKey {
  /** A shorter one could be guessed. */
  static final int SECRET_CHARS_MIN = 32;

  private static final String MAC = "HmacSHA256";

  private final SecretKeySpec secret;
  private final KeyPair pair;
  private final X509Certificate certificate;

  private ClusterKey(SecretKeySpec secret, KeyPair pair, X509Certificate certificate) {
    this.secret = secret;
    this.pair = pair;
    this.certificate = certificate;
  }

  static ClusterKey of(String text) {
    SecretKeySpec secret = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), MAC);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      byte[] seed = mac(secret, "starling cluster key pair".getBytes(StandardCharsets.UTF_8));
      generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
      KeyPair pair = generator.generateKeyPair();
      return new ClusterKey(secret, pair, SelfSigned.of(pair));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no Ed25519 or HMAC.", e);
    }
  }

  KeyPair pair() {
    return pair;
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** Shows that one has the secret, without telling it. */
  byte[] prove(byte[] challenge) {
    return mac(secret, challenge);
  }

  boolean proves(byte[] challenge, byte[] proof) {
    return MessageDigest.isEqual(prove(challenge), proof);
  }

  private static byte[] mac(SecretKeySpec secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(secret);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC.", e);
    }
  }

  /** An Ed25519 key is made of 32 random bytes (RFC 8032): these. */
  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Seeded(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("Ed25519 asked for %d bytes".formatted(bytes.length));
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
