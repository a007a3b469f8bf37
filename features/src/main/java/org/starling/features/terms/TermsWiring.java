package org.starling.features.terms;

import java.util.List;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class TermsWiring {
  private TermsWiring() {}

  public static void wire(Platform platform, List<Route> routes) {
    routes.addAll(new TermsApi(platform, new TermsStore()).routes());
  }
}
