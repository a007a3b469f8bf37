package org.starling.platform.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.starling.platform.FreePort;
import org.starling.platform.config.ObjectStoreConfig;

/** An object store that runs as a process of its own, with a bucket named town. */
public final class ObjectStorePeer implements AutoCloseable {
  public static final String ACCOUNT = "starling";
  public static final String SECRET = "right-secret";
  public static final String BUCKET = "town";
  private static final String PREFIX = "/under/here/";
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final int PART_BYTES = 5 << 20;

  /** Where the build puts their programs; tests of other modules run beside this one. */
  private static final Path PEERS = Path.of("../platform/target/peers").toAbsolutePath();

  private final Process process;
  private final int port;

  private ObjectStorePeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** S3Proxy, which checks signatures. */
  public static ObjectStorePeer strict(Path directory) throws IOException, InterruptedException {
    int port = FreePort.next();
    Path settings = directory.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=starling
        s3proxy.credential=%s
        jclouds.provider=transient-nio2
        jclouds.identity=x
        jclouds.credential=x
        """
            .formatted(port, SECRET));
    return start(directory, port, "s3proxy.jar", "--properties", settings.toString());
  }

  /** S3Mock, which knows encryption on the server's side. */
  static ObjectStorePeer encrypting(Path directory) throws IOException, InterruptedException {
    int port = FreePort.next();
    return start(
        directory,
        port,
        "s3mock.jar",
        "--server.port=" + FreePort.next(),
        "--server.address=127.0.0.1",
        "--com.adobe.testing.s3mock.httpPort=" + port,
        "--com.adobe.testing.s3mock.store.root=" + directory);
  }

  ObjectStoreConfig settings(String secret, boolean encrypted) {
    return new ObjectStoreConfig(
        ACCOUNT,
        secret,
        BUCKET,
        PREFIX,
        "",
        endpoint(),
        false,
        encrypted,
        false,
        30_000,
        PART_BYTES,
        "");
  }

  /** Puts FileSettings there that name this store. */
  public ObjectNode into(ObjectNode fileSettings) {
    return fileSettings
        .put("DriverName", "amazons3")
        .put("AmazonS3AccessKeyId", ACCOUNT)
        .put("AmazonS3SecretAccessKey", SECRET)
        .put("AmazonS3Bucket", BUCKET)
        .put("AmazonS3PathPrefix", PREFIX)
        .put("AmazonS3Endpoint", endpoint())
        .put("AmazonS3SSL", false)
        .put("AmazonS3SSE", false);
  }

  /** The store itself, past every server. */
  public S3Blobs blobs() {
    return new S3Blobs(settings(SECRET, false));
  }

  String endpoint() {
    return "127.0.0.1:" + port;
  }

  public void makeBucket() {
    try (S3Blobs blobs = blobs()) {
      blobs.makeBucketIfAbsent();
      blobs.makeBucketIfAbsent();
    }
  }

  private static ObjectStorePeer start(Path directory, int port, String jar, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(PEERS.resolve(jar).toString());
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(PEERS.resolve(jar + ".log").toFile())
            .start();
    ObjectStorePeer peer = new ObjectStorePeer(process, port);
    peer.await();
    return peer;
  }

  private void await() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_MAX.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
              HttpResponse.BodyHandlers.discarding());
          return;
        } catch (IOException e) {
          if (System.nanoTime() > end || !process.isAlive()) {
            throw e;
          }
          TimeUnit.MILLISECONDS.sleep(100);
        }
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
