package org.starling.platform.http;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;

/**
 * What the edge asks anew at each request.
 *
 * @param versionId the X-Version-Id in force, from the full client configuration's hash
 * @param busy whether an administrator has marked the server busy
 */
public record EdgeState(ConfigSource source, Supplier<String> versionId, BooleanSupplier busy) {
  Config config() {
    return source.current();
  }
}
