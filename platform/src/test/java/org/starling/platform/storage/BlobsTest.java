package org.starling.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Every kind of file store keeps the same promises; object stores are real ones. */
class BlobsTest {
  private static final int LARGE_BYTES = (11 << 20) + 7;

  @TempDir private static Path directory;
  private static ObjectStorePeer strict;
  private static ObjectStorePeer encrypting;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    strict = ObjectStorePeer.strict(directory);
    encrypting = ObjectStorePeer.encrypting(directory);
    strict.makeBucket();
    encrypting.makeBucket();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (strict != null) {
      strict.close();
    }
    if (encrypting != null) {
      encrypting.close();
    }
  }

  static Stream<Blobs> stores() {
    return Stream.of(
        new LocalBlobs(directory.resolve("files")),
        new S3Blobs(strict.settings(ObjectStorePeer.SECRET, false)));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void what_is_written_is_read_until_it_is_deleted(Blobs blobs) throws IOException {
    byte[] text = "grüezi".getBytes(StandardCharsets.UTF_8);
    String key = "users/abc/profile picture ü.png";
    blobs.check();
    assertThat(blobs.exists(key)).isFalse();
    assertThat(blobs.write(key, new ByteArrayInputStream(text))).isEqualTo(text.length);
    assertThat(blobs.exists(key)).isTrue();
    assertThat(read(blobs, key)).isEqualTo(text);
    blobs.write(key, InputStream.nullInputStream());
    assertThat(read(blobs, key)).isEmpty();
    blobs.delete(key);
    blobs.delete(key);
    assertThat(blobs.exists(key)).isFalse();
    assertThatThrownBy(() -> blobs.read(key)).isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_file_of_several_parts_is_whole(Blobs blobs) throws IOException {
    byte[] large = new byte[LARGE_BYTES];
    new Random(1).nextBytes(large);
    assertThat(blobs.write("large", new ByteArrayInputStream(large))).isEqualTo(LARGE_BYTES);
    assertThat(read(blobs, "large")).isEqualTo(large);
    byte[] twoParts = Arrays.copyOf(large, 10 << 20);
    assertThat(blobs.write("large", new ByteArrayInputStream(twoParts))).isEqualTo(10 << 20);
    assertThat(read(blobs, "large")).isEqualTo(twoParts);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void what_breaks_on_the_way_leaves_what_was_there(Blobs blobs) throws IOException {
    blobs.write("kept", new ByteArrayInputStream(new byte[] {1}));
    byte[] begun = new byte[6 << 20];
    new Random(2).nextBytes(begun);
    InputStream breaks =
        new SequenceInputStream(
            new ByteArrayInputStream(begun),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the line is cut");
              }
            });
    assertThatThrownBy(() -> blobs.write("kept", breaks)).hasMessageContaining("cut");
    assertThat(read(blobs, "kept")).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a\0b"})
  void a_key_does_not_leave_the_store(String key) {
    for (Blobs blobs : stores().toList()) {
      assertThatThrownBy(() -> blobs.exists(key)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void an_object_can_be_encrypted_by_the_store() throws IOException {
    Blobs blobs = new S3Blobs(encrypting.settings(ObjectStorePeer.SECRET, true));
    blobs.write("secret", new ByteArrayInputStream(new byte[] {1, 2, 3}));
    assertThat(read(blobs, "secret")).containsExactly(1, 2, 3);
    try (var client = S3Connection.open(encrypting.settings(ObjectStorePeer.SECRET, false))) {
      var head = client.headObject(ask -> ask.bucket("town").key("under/here/secret"));
      assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
    }
  }

  @Test
  void settings_can_be_tried() {
    assertThat(ObjectStoreCheck.of(strict.settings(ObjectStorePeer.SECRET, false)))
        .isEqualTo(new ObjectStoreCheck.Works());
    assertThat(ObjectStoreCheck.of(strict.settings("wrong-secret", false)))
        .isEqualTo(new ObjectStoreCheck.Refused());
  }

  @Test
  void a_wrong_secret_is_an_error_and_not_an_absent_file() {
    S3Blobs blobs = new S3Blobs(strict.settings("wrong-secret", false));
    assertThatThrownBy(blobs::check).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> blobs.exists("x"))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> blobs.write("x", InputStream.nullInputStream()))
        .isInstanceOf(IOException.class);
  }

  private static byte[] read(Blobs blobs, String key) throws IOException {
    try (InputStream in = blobs.read(key)) {
      return in.readAllBytes();
    }
  }
}
