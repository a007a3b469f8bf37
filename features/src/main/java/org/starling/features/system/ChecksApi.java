package org.starling.features.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Trying settings before they are saved. */
final class ChecksApi {
  record SiteUrl(String siteUrl) {}

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/site_url/test")
            .needs(Need.system("test_site_url"))
            .body(SiteUrl.class)
            .run((Call call, SiteUrl form) -> test(form.siteUrl())));
  }

  private static Reply test(String site) {
    if (site.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("site_url");
    }
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(SystemLimits.SITE_URL_WAIT_MAX).build()) {
      HttpRequest ping =
          HttpRequest.newBuilder(URI.create(site.replaceFirst("/+$", "") + "/api/v4/system/ping"))
              .timeout(SystemLimits.SITE_URL_WAIT_MAX)
              .build();
      int status = client.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw SystemCode.SITE_URL_SILENT.refuse("status " + status);
      }
      return Reply.ok();
    } catch (IOException | IllegalArgumentException e) {
      throw SystemCode.SITE_URL_SILENT.refuse("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SystemCode.SITE_URL_SILENT.refuse("interrupted", e);
    }
  }
}
