package org.starling.loadgen;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Metrics pages. */
final class Pages {
  private Pages() {}

  /** One figure, with any labels, of all pages together. */
  static double sum(List<URI> pages, String name) throws IOException, InterruptedException {
    double sum = 0;
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (URI page : pages) {
        String text =
            client
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        sum +=
            text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
      }
    }
    return sum;
  }
}
