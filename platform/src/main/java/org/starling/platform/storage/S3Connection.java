package org.starling.platform.storage;

import java.net.URI;
import java.time.Duration;
import org.starling.platform.config.ObjectStoreConfig;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** How settings become a client: Amazon's own service by region, any other one by its address. */
final class S3Connection {
  private static final String AMAZON = "s3.amazonaws.com";
  private static final String REGION_UNLESS_NAMED = "us-east-1";

  private S3Connection() {}

  static S3Client open(ObjectStoreConfig settings) {
    String region = settings.amazonS3Region();
    Duration wait = Duration.ofMillis(settings.amazonS3RequestTimeoutMilliseconds());
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region.isEmpty() ? REGION_UNLESS_NAMED : region))
            .credentialsProvider(credentials(settings))
            // Many compatible stores do not know the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(wait))
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(StorageLimits.CONNECT_WAIT_MAX)
                    .socketTimeout(wait)
                    .build());
    String endpoint = settings.amazonS3Endpoint();
    if (!endpoint.isEmpty() && !endpoint.equals(AMAZON)) {
      builder
          .endpointOverride(
              URI.create((settings.amazonS3SSL() ? "https://" : "http://") + endpoint))
          .forcePathStyle(true);
    }
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(ObjectStoreConfig settings) {
    return settings.amazonS3AccessKeyId().isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                settings.amazonS3AccessKeyId(), settings.amazonS3SecretAccessKey()));
  }
}
