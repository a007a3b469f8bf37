package org.starling.platform.cluster;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 in which both sides must have a key of the cluster; names and dates do not matter. */
final class NodeTls {
  static final String PROTOCOL = "TLSv1.3";

  private static final String ALIAS = "cluster";
  private static final String KEY_TYPE = "EdDSA";

  private NodeTls() {}

  static SSLSocketFactory sockets(Supplier<ClusterKeys> keys) {
    try {
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(
          new KeyManager[] {new Shown(keys)},
          new TrustManager[] {new Taken(keys)},
          new SecureRandom());
      // A resumed session would pass by the check of the key.
      context.getServerSessionContext().setSessionTimeout(1);
      context.getClientSessionContext().setSessionTimeout(1);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS 1.3.", e);
    }
  }

  private static final class Shown extends X509ExtendedKeyManager {
    private final Supplier<ClusterKeys> keys;

    Shown(Supplier<ClusterKeys> keys) {
      this.keys = keys;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyTypes, Principal[] issuers, Socket socket) {
      return Set.of(keyTypes).contains(KEY_TYPE) ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return keyType.equals(KEY_TYPE) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {keys.get().shown().certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return keys.get().shown().pair().getPrivate();
    }
  }

  private static final class Taken extends X509ExtendedTrustManager {
    private final Supplier<ClusterKeys> keys;

    Taken(Supplier<ClusterKeys> keys) {
      this.keys = keys;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (keys.get().keys().stream()
          .noneMatch(key -> key.pair().getPublic().equals(chain[0].getPublicKey()))) {
        throw new CertificateException("the other side has another key than this cluster");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
