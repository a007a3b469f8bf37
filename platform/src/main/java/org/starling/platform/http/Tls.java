package org.starling.platform.http;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.starling.platform.config.EdgeConfig;

/** The listener's encryption, as ServiceSettings.ConnectionSecurity and its neighbours have it. */
final class Tls {
  private static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

  private Tls() {}

  /** Empty if the listener speaks plain HTTP. */
  static Optional<SslContext> context(EdgeConfig config) {
    if (!config.connectionSecurity().equals("TLS")) {
      return Optional.empty();
    }
    File certificate = file("TLSCertFile", config.tlsCertFile());
    File key = file("TLSKeyFile", config.tlsKeyFile());
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(certificate, key)
              .sslProvider(SslProvider.JDK)
              .protocols(versions(config.tlsMinVer()));
      if (!config.tlsOverwriteCiphers().isEmpty()) {
        builder.ciphers(config.tlsOverwriteCiphers());
      }
      return Optional.of(builder.build());
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "ServiceSettings.TLSCertFile "
              + certificate
              + " and TLSKeyFile "
              + key
              + " cannot be used: they must be a certificate chain and its key in PEM form.",
          e);
    }
  }

  private static File file(String key, String name) {
    File file = new File(name);
    if (name.isEmpty() || !file.canRead()) {
      throw new IllegalArgumentException(
          "ServiceSettings.ConnectionSecurity is TLS, but ServiceSettings."
              + key
              + " '"
              + name
              + "' is not a file that can be read. Name the PEM file, or leave ConnectionSecurity"
              + " empty and let a proxy encrypt.");
    }
    return file;
  }

  private static String[] versions(String least) {
    Stream<String> allowed = VERSIONS.stream();
    return (least.equals("1.3") ? allowed.skip(1) : allowed).toArray(String[]::new);
  }
}
