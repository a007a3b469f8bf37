package org.starling.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts a server on an empty data directory, does what a first user does, and stops. The build
 * runs it so that the JVM can record what a start and the first requests load.
 */
@Command(name = "train", hidden = true, description = "Run once for the JVM's start cache.")
final class Train implements Callable<Integer> {
  private static final String ACCOUNT =
      "{\"email\":\"first@example.test\",\"username\":\"first\",\"password\":\"Training-1\"}";
  private static final String LOGIN = "{\"login_id\":\"first\",\"password\":\"Training-1\"}";
  private static final String TEAM =
      "{\"name\":\"training\",\"display_name\":\"Training\",\"type\":\"O\"}";
  private static final Pattern ID = Pattern.compile("\"id\":\"([a-z0-9]{26})\"");

  @Option(names = "--data", required = true)
  private Path data = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();
  private String token = "";
  private String site = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (DataDirectory directory = DataDirectory.lock(data);
        RunningServer server = new RunningServer()) {
      Start start = Start.onFreePort(directory.path());
      site = "http://localhost:" + start.port() + "/api/v4";
      Assembly.start(start, server);
      useIt();
    }
    return 0;
  }

  private void useIt() throws IOException, InterruptedException {
    send("GET", "/system/ping", "");
    send("GET", "/config/client?format=old", "");
    send("POST", "/users", ACCOUNT);
    token = send("POST", "/users/login", LOGIN).headers().firstValue("Token").orElse("");
    String team = id(send("POST", "/teams", TEAM).body());
    String town = id(send("GET", "/teams/" + team + "/channels/name/town-square", "").body());
    send("POST", "/posts", "{\"channel_id\":\"" + town + "\",\"message\":\"Hello\"}");
    send("GET", "/channels/" + town + "/posts", "");
    send("GET", "/users/me/teams/" + team + "/channels/members", "");
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }

  private static String id(String json) {
    Matcher matcher = ID.matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no id in " + json);
    }
    return matcher.group(1);
  }
}
