package org.starling.platform.realtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Which pages may open a websocket (contract websocket.md section 1).
 *
 * @param allowed origins beside the site's own, separated by blanks; "*" is all of them
 */
record Origins(String siteUrl, String allowed) {

  /**
   * @param origin the header; empty if there is none, as with clients that are no browsers
   * @param host where the request was sent to; counts while no site URL is set
   */
  boolean admit(String origin, String host) {
    if (origin.isEmpty() || allowed.equals("*")) {
      return true;
    }
    Optional<URI> from = parse(origin);
    if (from.isEmpty()) {
      return false;
    }
    for (String other : allowed.split(" ")) {
      Optional<URI> one = parse(other);
      if (one.isPresent()
          && authority(one.get()).equalsIgnoreCase(authority(from.get()))
          && one.get().getScheme().equalsIgnoreCase(from.get().getScheme())) {
        return true;
      }
    }
    String own = siteUrl.isEmpty() ? host : parse(siteUrl).map(Origins::authority).orElse(host);
    return authority(from.get()).equalsIgnoreCase(own);
  }

  private static String authority(URI uri) {
    return uri.getAuthority() == null ? "" : uri.getAuthority();
  }

  private static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text);
      return uri.getAuthority() == null || uri.getScheme() == null
          ? Optional.empty()
          : Optional.of(uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
