package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.Json;
import org.starling.platform.storage.ObjectStorePeer;
import org.starling.platform.storage.S3Blobs;

/** Two nodes whose files are in an object store: what came to one is at the other. */
final class FilesInObjectStoreTest {
  /** More than one part of an upload to the store. */
  private static final int LARGE_BYTES = (6 << 20) + 7;

  @TempDir private static Path directory;
  private static ObjectStorePeer store;
  private static TestServer one;
  private static TestServer two;
  private static String admin;
  private static String channel;

  @BeforeAll
  static void start() throws Exception {
    store = ObjectStorePeer.strict(directory);
    store.makeBucket();
    one = TestServer.node(FilesInObjectStoreTest::settings);
    two = one.join(FilesInObjectStoreTest::settings);
    admin = one.signUp("admin");
    ObjectNode team =
        Json.object().put("name", "crew").put("display_name", "Crew").put("type", "O");
    ObjectNode room =
        Json.object().put("name", "room").put("display_name", "Room").put("type", "O");
    channel = made("/channels", room.put("team_id", made("/teams", team)));
  }

  private static void settings(ObjectNode settings) {
    store
        .into(settings.withObject("FileSettings"))
        .put("AmazonS3UploadPartSizeBytes", 5 << 20)
        .put("MaxFileSize", 50 << 20);
    settings.withObject("ServiceSettings").put("EnableAPIChannelDeletion", true);
  }

  @AfterAll
  static void stop() throws Exception {
    two.close();
    one.close();
    store.close();
  }

  private static String made(String path, ObjectNode form) {
    TestServer.Answer answer = one.send(admin, "POST", path, form.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  /** What a node answers to bytes, in bytes. */
  private static HttpResponse<byte[]> ask(TestServer node, String method, String path, byte[] body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + "/api/v4" + path))
              .header("Authorization", "Bearer " + admin)
              .method(method, BodyPublishers.ofByteArray(body))
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  private static byte[] read(TestServer node, String path)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(node, "GET", path, new byte[0]);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String uploaded(TestServer node, String in, String name, byte[] content)
      throws IOException, InterruptedException {
    String path = "/files?channel_id=" + in + "&filename=" + name;
    HttpResponse<byte[]> answer = ask(node, "POST", path, content);
    assertThat(answer.statusCode()).isEqualTo(201);
    String id = Json.tree(answer.body()).at("/file_infos/0/id").asText();
    ObjectNode post = Json.object().put("channel_id", in).put("message", "look at " + name);
    post.putArray("file_ids").add(id);
    made("/posts", post);
    return id;
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(2400, 1200, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private static int width(byte[] picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture)).getWidth();
  }

  @Test
  void a_large_file_comes_back_whole_and_in_part() throws Exception {
    byte[] large = new byte[LARGE_BYTES];
    new Random(1).nextBytes(large);
    String file = "/files/" + uploaded(one, channel, "large.bin", large);
    assertThat(read(two, file)).isEqualTo(large);
    HttpRequest part =
        HttpRequest.newBuilder(URI.create("http://localhost:" + two.port() + "/api/v4" + file))
            .header("Authorization", "Bearer " + admin)
            .header("Range", "bytes=6000000-6000009")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = client.send(part, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(206);
      assertThat(answer.body()).isEqualTo(java.util.Arrays.copyOfRange(large, 6000000, 6000010));
    }
  }

  @Test
  void a_picture_is_shown_small_and_goes_with_its_channel() throws Exception {
    ObjectNode room = Json.object().put("name", "old").put("display_name", "Old").put("type", "O");
    String team =
        one.send(admin, "GET", "/channels/" + channel, "").json().path("team_id").asText();
    String old = made("/channels", room.put("team_id", team));
    byte[] picture = picture();
    String id = uploaded(two, old, "sky.png", picture);
    assertThat(read(one, "/files/" + id)).isEqualTo(picture);
    assertThat(width(read(one, "/files/" + id + "/thumbnail"))).isBetween(1, 200);
    assertThat(width(read(one, "/files/" + id + "/preview"))).isBetween(201, 1920);
    List<String> keys = keys(id);
    assertThat(keys).hasSize(3).doesNotContain("");
    try (S3Blobs blobs = store.blobs()) {
      for (String key : keys) {
        assertThat(blobs.exists(key)).as(key).isTrue();
      }
      String permanently = "/channels/" + old + "?permanent=true";
      assertThat(one.send(admin, "DELETE", permanently, "").status()).isEqualTo(200);
      assertThat(two.send(admin, "GET", "/files/" + id, "").status()).isEqualTo(404);
      for (String key : keys) {
        assertThat(blobs.exists(key)).as(key).isFalse();
      }
    }
  }

  /** Where the file and its small pictures are. */
  private static List<String> keys(String id) {
    try (PostgresDatabase db = one.openDatabase()) {
      return db.primary()
          .list(
              row -> List.of(row.text(1), row.text(2), row.text(3)),
              "SELECT path, thumbnailpath, previewpath FROM fileinfo WHERE id = ?",
              id)
          .getFirst();
    }
  }
}
