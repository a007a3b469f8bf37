package org.starling.platform.storage;

import org.starling.platform.config.ObjectStoreConfig;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Trying the settings of an object store before they are saved. */
public sealed interface ObjectStoreCheck {
  record Works() implements ObjectStoreCheck {}

  record NoBucket() implements ObjectStoreCheck {}

  /** Keys or rights are wrong. */
  record Refused() implements ObjectStoreCheck {}

  /**
   * @param why the client's words
   */
  record Silent(String why) implements ObjectStoreCheck {}

  static ObjectStoreCheck of(ObjectStoreConfig settings) {
    try (S3Blobs store = new S3Blobs(settings)) {
      store.tryOut();
      return new Works();
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case 404 -> new NoBucket();
        case 400, 401, 403 -> new Refused();
        default -> new Silent(String.valueOf(e.getMessage()));
      };
    } catch (SdkException | IllegalArgumentException e) {
      return new Silent(String.valueOf(e.getMessage()));
    }
  }
}
