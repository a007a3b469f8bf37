package org.starling.platform.config;

/**
 * The object store of FileSettings (AmazonS3…); times in milliseconds, sizes in bytes. Without
 * keys, credentials come from the machine's surroundings.
 */
public record ObjectStoreConfig(
    String amazonS3AccessKeyId,
    String amazonS3SecretAccessKey,
    String amazonS3Bucket,
    String amazonS3PathPrefix,
    String amazonS3Region,
    String amazonS3Endpoint,
    boolean amazonS3SSL,
    boolean amazonS3SSE,
    boolean amazonS3Trace,
    long amazonS3RequestTimeoutMilliseconds,
    long amazonS3UploadPartSizeBytes,
    String amazonS3StorageClass) {

  /** Whether both speak of the same account at the same place, so that a secret may be lent. */
  public boolean sameAccount(ObjectStoreConfig other) {
    return amazonS3AccessKeyId.equals(other.amazonS3AccessKeyId)
        && amazonS3Endpoint.equals(other.amazonS3Endpoint)
        && amazonS3SSL == other.amazonS3SSL;
  }

  public ObjectStoreConfig withSecret(String secret) {
    return new ObjectStoreConfig(
        amazonS3AccessKeyId,
        secret,
        amazonS3Bucket,
        amazonS3PathPrefix,
        amazonS3Region,
        amazonS3Endpoint,
        amazonS3SSL,
        amazonS3SSE,
        amazonS3Trace,
        amazonS3RequestTimeoutMilliseconds,
        amazonS3UploadPartSizeBytes,
        amazonS3StorageClass);
  }
}
