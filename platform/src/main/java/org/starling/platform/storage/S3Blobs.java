package org.starling.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.config.ObjectStoreConfig;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * A bucket of an S3-compatible object store. Content streams both ways: a write keeps one part in
 * memory, and an object of several parts appears whole or not at all.
 */
public final class S3Blobs implements Blobs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(S3Blobs.class);
  private static final int NOT_FOUND = 404;

  private final ObjectStoreConfig settings;
  private final S3Client client;
  private final String prefix;
  private final int partBytes;

  public S3Blobs(ObjectStoreConfig settings) {
    this.settings = settings;
    this.client = S3Connection.open(settings);
    this.prefix = settings.amazonS3PathPrefix().replaceAll("^/+|/+$", "");
    this.partBytes =
        (int)
            Math.clamp(
                settings.amazonS3UploadPartSizeBytes(),
                StorageLimits.PART_BYTES_MIN,
                StorageLimits.PART_BYTES_MAX);
  }

  private interface Work<T> {
    T run(String bucket, String at) throws IOException;
  }

  @Override
  public InputStream read(String key) throws IOException {
    return run("read", key, (bucket, at) -> client.getObject(ask -> ask.bucket(bucket).key(at)));
  }

  @Override
  public boolean exists(String key) throws IOException {
    try {
      run("look at", key, (bucket, at) -> client.headObject(ask -> ask.bucket(bucket).key(at)));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public long write(String key, InputStream content) throws IOException {
    byte[] first = content.readNBytes(partBytes);
    if (first.length < partBytes) {
      run(
          "write",
          key,
          (bucket, at) ->
              client.putObject(
                  ask ->
                      ask.bucket(bucket)
                          .key(at)
                          .serverSideEncryption(encryption())
                          .storageClass(storageClass()),
                  RequestBody.fromBytes(first)));
      return first.length;
    }
    return run("write", key, (bucket, at) -> writeParts(bucket, at, first, content));
  }

  @Override
  public void delete(String key) throws IOException {
    run("delete", key, (bucket, at) -> client.deleteObject(ask -> ask.bucket(bucket).key(at)));
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public void check() throws IOException {
    try {
      probe();
    } catch (SdkException e) {
      throw new IOException("the bucket " + settings.amazonS3Bucket() + " cannot be used", e);
    }
  }

  /** Whether there is a bucket that these settings may use; throws what the store answers. */
  void probe() {
    client.headBucket(ask -> ask.bucket(settings.amazonS3Bucket()));
  }

  /**
   * Writes a word, reads it and takes it away; throws what the store answers. A bucket may be there
   * for reading only, and something else than an object store may say yes to everything.
   */
  void tryOut() {
    probe();
    String word = UUID.randomUUID().toString();
    String bucket = settings.amazonS3Bucket();
    String at = at("starling/tried/" + word);
    client.putObject(
        ask ->
            ask.bucket(bucket)
                .key(at)
                .serverSideEncryption(encryption())
                .storageClass(storageClass()),
        RequestBody.fromString(word));
    String read = client.getObjectAsBytes(ask -> ask.bucket(bucket).key(at)).asUtf8String();
    client.deleteObject(ask -> ask.bucket(bucket).key(at));
    if (!read.equals(word)) {
      throw new IllegalArgumentException("what was written is not what was read");
    }
  }

  /** Makes the bucket if the store has none of that name. */
  void makeBucketIfAbsent() {
    try {
      probe();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        client.createBucket(ask -> ask.bucket(settings.amazonS3Bucket()));
        LOG.info("Made the bucket {} in the object store", settings.amazonS3Bucket());
      }
    }
  }

  private <T> T run(String what, String key, Work<T> work) throws IOException {
    String at = at(key);
    long begun = System.nanoTime();
    try {
      return work.run(settings.amazonS3Bucket(), at);
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(errorCode(e))) {
        throw new NoSuchFileException(key);
      }
      throw new IOException("the object store refused to " + what + " " + key, e);
    } catch (SdkException e) {
      throw new IOException("the object store does not answer: could not " + what + " " + key, e);
    } finally {
      if (settings.amazonS3Trace()) {
        LOG.info("object store: {} {} in {} ms", what, at, (System.nanoTime() - begun) / 1_000_000);
      }
    }
  }

  private String at(String key) {
    return prefix.isEmpty() ? BlobKey.check(key) : prefix + "/" + BlobKey.check(key);
  }

  private static String errorCode(S3Exception e) {
    return e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
  }

  /** Null leaves it to the store. */
  private @Nullable ServerSideEncryption encryption() {
    return settings.amazonS3SSE() ? ServerSideEncryption.AES256 : null;
  }

  /** Null leaves it to the store. */
  private @Nullable String storageClass() {
    return settings.amazonS3StorageClass().isEmpty() ? null : settings.amazonS3StorageClass();
  }

  private long writeParts(String bucket, String at, byte[] first, InputStream content)
      throws IOException {
    String upload =
        client
            .createMultipartUpload(ask ->
                ask.bucket(bucket)
                    .key(at)
                    .serverSideEncryption(encryption())
                    .storageClass(storageClass()))
            .uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      long bytes = 0;
      byte[] part = first;
      int length = first.length;
      while (length > 0) {
        if (parts.size() == StorageLimits.PARTS_MAX) {
          throw new IOException("the file has more parts than an object store takes");
        }
        parts.add(writePart(new Part(bucket, at, upload, parts.size() + 1), part, length));
        bytes += length;
        length = content.readNBytes(part, 0, part.length);
      }
      client.completeMultipartUpload(done ->
          done.bucket(bucket).key(at).uploadId(upload).multipartUpload(all -> all.parts(parts)));
      return bytes;
    } catch (IOException | RuntimeException e) {
      abort(bucket, at, upload);
      throw e;
    }
  }

  private record Part(String bucket, String at, String upload, int number) {}

  private CompletedPart writePart(Part part, byte[] bytes, int length) {
    byte[] exact = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    String etag =
        client
            .uploadPart(
                ask ->
                    ask.bucket(part.bucket())
                        .key(part.at())
                        .uploadId(part.upload())
                        .partNumber(part.number()),
                RequestBody.fromBytes(exact))
            .eTag();
    return CompletedPart.builder().partNumber(part.number()).eTag(etag).build();
  }

  /** Parts that were not made an object cost money for ever. */
  private void abort(String bucket, String at, String upload) {
    try {
      client.abortMultipartUpload(ask -> ask.bucket(bucket).key(at).uploadId(upload));
    } catch (SdkException e) {
      LOG.warn(
          "The parts of {} could not be taken back from the object store: {}", at, e.toString());
    }
  }
}
