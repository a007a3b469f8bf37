package org.starling.platform.http;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.starling.platform.cluster.Standing;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;

/**
 * What the edge asks anew at each request.
 *
 * @param versionId the X-Version-Id in force, from the full client configuration's hash
 * @param busy whether an administrator has marked the server busy
 * @param standing whether this node takes requests at all
 */
public record EdgeState(
    ConfigSource source, Supplier<String> versionId, BooleanSupplier busy, Standing standing) {
  Config config() {
    return source.current();
  }
}
