package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.FreePort;
import org.starling.platform.http.Json;
import org.starling.platform.storage.ObjectStorePeer;

/** An administrator tries an object store before saving its settings. */
final class ObjectStoreTest {
  @TempDir private static Path directory;
  private static ObjectStorePeer store;
  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() throws Exception {
    store = ObjectStorePeer.strict(directory);
    store.makeBucket();
    server = TestServer.start();
    admin = server.signUp("admin");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    store.close();
  }

  /** The FileSettings in force, with those of the store. */
  private static ObjectNode settings() {
    ObjectNode config = (ObjectNode) server.send(admin, "GET", "/config", "").json();
    return store
        .into(config.withObject("FileSettings"))
        .put("AmazonS3RequestTimeoutMilliseconds", 5_000);
  }

  private static TestServer.Answer tried(String token, ObjectNode settings) {
    ObjectNode body = Json.object();
    body.set("FileSettings", settings);
    return server.send(token, "POST", "/file/s3_test", body.toString());
  }

  @Test
  void one_that_works_is_said_to_work() {
    TestServer.Answer answer = tried(admin, settings());
    assertThat(answer.body()).isEqualTo("{\"status\":\"OK\"}");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void what_is_wrong_is_said() {
    TestServer.Answer closed = tried(admin, settings().put("AmazonS3SecretAccessKey", "wrong"));
    assertThat(closed.error()).isEqualTo("api.file.test_connection_s3_auth.app_error");
    assertThat(closed.status()).isEqualTo(500);

    TestServer.Answer missing = tried(admin, settings().put("AmazonS3Bucket", "village"));
    assertThat(missing.error())
        .isEqualTo("api.file.test_connection_s3_bucket_does_not_exist.app_error");

    TestServer.Answer silent =
        tried(admin, settings().put("AmazonS3Endpoint", "127.0.0.1:" + FreePort.next()));
    assertThat(silent.error()).isEqualTo("api.file.test_connection.app_error");

    TestServer.Answer noStore =
        tried(admin, settings().put("AmazonS3Endpoint", "127.0.0.1:" + server.port()));
    assertThat(noStore.status()).as("another server that finds any page").isEqualTo(500);

    assertThat(tried(admin, settings().put("AmazonS3Bucket", "")).error())
        .isEqualTo("api.admin.test_s3.missing_s3_bucket");
  }

  @Test
  void nobody_else_may_try() {
    String bob = server.signUp("bob");
    assertThat(tried(bob, settings()).status()).isEqualTo(403);
    assertThat(tried("", settings()).status()).isEqualTo(401);
  }
}
