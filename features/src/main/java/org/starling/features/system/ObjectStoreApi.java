package org.starling.features.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Permissions;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.ObjectStoreConfig;
import org.starling.platform.config.SettingsTree;
import org.starling.platform.config.WrongSetting;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.storage.ObjectStoreCheck;

/** Trying an object store before its settings are saved. */
final class ObjectStoreApi {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectStoreApi.class);
  private static final String FILES = "FileSettings";
  private static final String MASK = "*".repeat(32);

  private final ConfigSource config;
  private final Permissions permissions;

  ObjectStoreApi(ConfigSource config, Permissions permissions) {
    this.config = config;
    this.permissions = permissions;
  }

  List<Route> routes() {
    return List.of(Route.post("/api/v4/file/s3_test").needs(Need.SESSION).run(this::tryOut));
  }

  /** What is wrong with the body is said before anything else, as for everybody. */
  private Reply tryOut(Call call) {
    ObjectStoreConfig given = given(call);
    if (!permissions.has(call.caller(), "test_s3")) {
      throw HttpCode.NOT_PERMITTED.refuse("test_s3");
    }
    if (given.amazonS3Bucket().isEmpty()) {
      throw SystemCode.NO_BUCKET_NAMED.refuse();
    }
    return switch (ObjectStoreCheck.of(withSecret(given))) {
      case ObjectStoreCheck.Works() -> Reply.ok();
      case ObjectStoreCheck.NoBucket() -> throw SystemCode.NO_BUCKET.refuse();
      case ObjectStoreCheck.Refused() -> throw SystemCode.BUCKET_CLOSED.refuse();
      case ObjectStoreCheck.Silent(String why) -> {
        LOG.warn("The object store to be tried does not answer: {}", why);
        throw SystemCode.OBJECT_STORE_SILENT.refuse();
      }
    };
  }

  /** Every key must be given, so that nobody tries a mixture of old and new by mistake. */
  private ObjectStoreConfig given(Call call) {
    JsonNode sent = call.fields().path(FILES);
    ObjectNode known = (ObjectNode) LiveConfig.defaults().get(FILES);
    if (!(sent instanceof ObjectNode settings)
        || !known.properties().stream().allMatch(entry -> sent.hasNonNull(entry.getKey()))) {
      throw SystemCode.NO_FILE_SETTINGS.refuse();
    }
    try {
      ObjectNode tree = config.current().tree().deepCopy();
      tree.set(FILES, settings);
      SettingsTree.checkTypes(LiveConfig.defaults(), tree);
    } catch (WrongSetting wrong) {
      throw HttpCode.BAD_BODY.refuse(wrong.explanation());
    }
    return LiveConfig.section(settings, ObjectStoreConfig.class);
  }

  /** A masked secret stands for the one in force, for the same account only. */
  private ObjectStoreConfig withSecret(ObjectStoreConfig given) {
    ObjectStoreConfig inForce = config.current().objectStore();
    return given.amazonS3SecretAccessKey().equals(MASK) && given.sameAccount(inForce)
        ? given.withSecret(inForce.amazonS3SecretAccessKey())
        : given;
  }
}
