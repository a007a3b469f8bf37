package org.starling.clustertests.lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** nginx and HAProxy, by the samples that operators get. */
final class Proxies {
  private static final Duration START_MAX = Duration.ofSeconds(20);
  private static final Pattern NODE_LINE = Pattern.compile("(?m)^.*192\\.0\\.2\\.1(\\d):8065.*\n");

  private final List<Program> programs = new ArrayList<>();
  private final List<URI> urls = new ArrayList<>();
  private final List<String> cannot = new ArrayList<>();

  /** Starts those that are installed, in front of the first {@code nodes} nodes. */
  static Proxies start(Path directory, Network network, int nodes) throws IOException {
    Proxies proxies = new Proxies();
    Path nginx = sample("nginx.conf", directory, network, nodes);
    proxies.start(
        Host.NGINX,
        network,
        List.of(
            "nginx",
            "-p",
            directory.toString(),
            "-c",
            nginx.toString(),
            "-g",
            "daemon off; user root;"),
        directory);
    Path haproxy = sample("haproxy.cfg", directory, network, nodes);
    proxies.start(
        Host.HAPROXY, network, List.of("haproxy", "-db", "-f", haproxy.toString()), directory);
    return proxies;
  }

  private void start(Host host, Network network, List<String> command, Path directory) {
    if (!Shell.succeeds(command.getFirst() + " -v")) {
      cannot.add(command.getFirst() + " is not installed: nobody goes through it");
      return;
    }
    Program program =
        Program.start(network.on(host), command, Map.of(), directory.resolve(host.name() + ".log"));
    programs.add(program);
    String address = network.address(host);
    Waiting.until(
        host + " accepts connections",
        START_MAX,
        () -> {
          if (!program.alive()) {
            throw new IllegalStateException(host + " ended:\n" + program.tail());
          }
          return Waiting.accepts(address, Node.PORT);
        });
    urls.add(URI.create("http://" + address + ":" + Node.PORT));
  }

  /** Writes the sample with this network's addresses and only the nodes that there are. */
  private static Path sample(String name, Path directory, Network network, int nodes)
      throws IOException {
    try (InputStream in = Proxies.class.getResourceAsStream("/proxies/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // Only here: which node answered is nobody's business outside.
      text =
          text.replace(
                  "proxy_set_header Connection \"\";",
                  "proxy_set_header Connection \"\"; add_header %s $upstream_addr always;"
                      .formatted(Lab.SERVED_BY))
              .replace(
                  "  option forwardfor",
                  "  option forwardfor\n  http-response set-header %s %%s"
                      .formatted(Lab.SERVED_BY));
      text =
          NODE_LINE
              .matcher(text)
              .replaceAll(line -> Integer.parseInt(line.group(1)) <= nodes ? "$0" : "");
      text = text.replace("192.0.2.", network.address(new Host("any", 0)).replaceFirst("0$", ""));
      return Files.writeString(directory.resolve(name), text);
    }
  }

  List<URI> urls() {
    return List.copyOf(urls);
  }

  List<String> cannot() {
    return List.copyOf(cannot);
  }

  void stop() {
    programs.forEach(program -> program.signal("TERM"));
    programs.forEach(Program::awaitEnd);
  }
}
