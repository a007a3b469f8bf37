package org.starling.features.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.starling.kernel.FileId;
import org.starling.kernel.Refusal;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Edge;
import org.starling.platform.http.Reply;

/** Links that need no session: their hash proves that this server made them. */
final class PublicLink {
  private final ConfigSource config;

  PublicLink(ConfigSource config) {
    this.config = config;
  }

  void checkOn() {
    if (!config.current().file().enablePublicLink()) {
      throw FileCode.LINKS_OFF.refuse();
    }
  }

  String of(FileId id) {
    return config.current().service().siteURL() + "/files/" + id + "/public?h=" + hash(id);
  }

  boolean proves(FileId id, String hash) {
    return MessageDigest.isEqual(
        hash(id).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
  }

  /** People see what goes wrong with a link, in their browser. */
  static Reply page(Refusal refusal) {
    String html =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Starling</title><p>"
            + refusal.code().text()
            + "</p></html>";
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return Reply.bytes("text/html; charset=utf-8", bytes)
        .status(Edge.status(refusal.code().kind()));
  }

  private String hash(FileId id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(config.current().file().publicLinkSalt().getBytes(StandardCharsets.UTF_8));
      digest.update(id.value().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
