package org.starling.features.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.starling.platform.Platform;
import org.starling.platform.http.Json;

/** What makes this installation itself: its id and keys, made at its first start and then kept. */
final class Installation {
  private static final String DIAGNOSTIC_ID = "DiagnosticId";
  private static final String SIGNING_KEY = "AsymmetricSigningKey";
  private static final String COOKIE_SECRET = "PostActionCookieSecret";
  private static final int COOKIE_SECRET_BYTES = 32;
  private static final int COORDINATE_BYTES = 32;

  /** What comes before the point in the DER form of a P-256 public key. */
  private static final byte[] P256_DER =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private Installation() {}

  /** The rows of the systems table, after adding those that a first start makes. */
  static Map<String, String> open(Platform platform, SystemStore store) {
    Map<String, String> rows = store.all(platform.db().primary());
    if (rows.keySet().containsAll(List.of(DIAGNOSTIC_ID, SIGNING_KEY, COOKIE_SECRET))) {
      return rows;
    }
    String signingKey = newSigningKey();
    String cookieSecret = newCookieSecret();
    platform
        .db()
        .write(tx -> {
          store.insert(tx, DIAGNOSTIC_ID, platform.ids().next());
          store.insert(tx, SIGNING_KEY, signingKey);
          store.insert(tx, COOKIE_SECRET, cookieSecret);
          return null;
        });
    return store.all(platform.db().primary());
  }

  /** The facts that client-config.tsv names. */
  static Map<String, String> facts(Map<String, String> rows, String build, long schemaVersion) {
    Map<String, String> facts = new HashMap<>();
    facts.put("version", ClientConfig.VERSION);
    facts.put("build", build);
    facts.put("diagnosticId", rows.getOrDefault(DIAGNOSTIC_ID, ""));
    facts.put("signingKey", publicKey(rows.getOrDefault(SIGNING_KEY, "")));
    facts.put("installationDate", rows.getOrDefault("InstallationDate", ""));
    facts.put("schemaVersion", Long.toString(schemaVersion));
    facts.put("maxPostSize", Integer.toString(SettingsLimits.POST_CHARS_MAX));
    return facts;
  }

  private static String newSigningKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey point = (ECPublicKey) pair.getPublic();
      BigInteger secret = ((ECPrivateKey) pair.getPrivate()).getS();
      ObjectNode key = Json.object();
      key.putObject("ecdsa_key")
          .put("curve", "P-256")
          .put("x", point.getW().getAffineX())
          .put("y", point.getW().getAffineY())
          .put("d", secret);
      return Json.text(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256 keys", e);
    }
  }

  private static String newCookieSecret() {
    byte[] secret = new byte[COOKIE_SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Json.text(Map.of("key", Base64.getEncoder().encodeToString(secret)));
  }

  /** The public half of the signing key: base64 of its DER form. */
  static String publicKey(String signingKey) {
    try {
      JsonNode key = Json.mapper().readTree(signingKey).path("ecdsa_key");
      byte[] der = new byte[P256_DER.length + 2 * COORDINATE_BYTES];
      System.arraycopy(P256_DER, 0, der, 0, P256_DER.length);
      place(key.path("x").bigIntegerValue(), der, P256_DER.length);
      place(key.path("y").bigIntegerValue(), der, P256_DER.length + COORDINATE_BYTES);
      return Base64.getEncoder().encodeToString(der);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("systems row " + SIGNING_KEY + " is not readable", e);
    }
  }

  private static void place(BigInteger coordinate, byte[] der, int at) {
    byte[] bytes = coordinate.toByteArray();
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, der, at + COORDINATE_BYTES - length, length);
  }
}
