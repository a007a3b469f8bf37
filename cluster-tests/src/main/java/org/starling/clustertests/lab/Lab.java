package org.starling.clustertests.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole set-up: a database, nodes, and proxies in front; everything ends with it. */
public final class Lab implements AutoCloseable {
  /** The header of an answer in which a proxy names the node. */
  public static final String SERVED_BY = "X-Served-By";

  private final Network network;
  private final Postgres postgres;
  private final List<Node> nodes;
  private final Proxies proxies;

  private Lab(Network network, Postgres postgres, List<Node> nodes, Proxies proxies) {
    this.network = network;
    this.postgres = postgres;
    this.nodes = nodes;
    this.proxies = proxies;
  }

  /** Starts all of it; returns when every node serves. */
  public static Lab start(Path directory, int count) throws IOException {
    return start(directory, count, Set.of(), Optional.empty());
  }

  /**
   * The same with the last node behind an address translation, where the machine allows that.
   *
   * @param release that the nodes run
   */
  public static Lab start(Path directory, int count, Release release) throws IOException {
    return start(directory, count, Set.of(Host.node(count)), Optional.of(release));
  }

  private static Lab start(
      Path directory, int count, Set<Host> translated, Optional<Release> release)
      throws IOException {
    List<Host> hosts = IntStream.rangeClosed(1, count).mapToObj(Host::node).toList();
    List<Host> others = List.of(Host.DATABASE, Host.NGINX, Host.HAPROXY);
    Network network =
        Network.choose(Stream.concat(hosts.stream(), others.stream()).toList(), translated);
    Postgres postgres = Postgres.start(directory.resolve("database"), network);
    List<Node> nodes = new ArrayList<>();
    for (Host host : hosts) {
      Path data = Files.createDirectories(directory.resolve(host.name()));
      Map<String, String> environment = settings(network, host, directory, postgres.dataSource());
      environment.putAll(Clocks.environment(data));
      nodes.add(new Node(host, network, data, environment));
    }
    release.ifPresent(first -> nodes.forEach(node -> node.upgrade(first)));
    // The first makes the schema; the others join.
    nodes.getFirst().start();
    nodes.getFirst().awaitReady();
    nodes.stream().skip(1).forEach(Node::start);
    nodes.forEach(Node::awaitReady);
    return new Lab(network, postgres, nodes, Proxies.start(directory, network, count));
  }

  private static Map<String, String> settings(
      Network network, Host host, Path directory, String dataSource) {
    String address = network.address(host);
    Map<String, String> settings = new HashMap<>();
    settings.put("MM_SQLSETTINGS_DATASOURCE", dataSource);
    settings.put("MM_SQLSETTINGS_MAXOPENCONNS", "30");
    settings.put("MM_FILESETTINGS_DIRECTORY", directory.resolve("files").toString());
    settings.put("MM_SERVICESETTINGS_LISTENADDRESS", network.own(host) + ":" + Node.PORT);
    settings.put("MM_SERVICESETTINGS_SITEURL", "http://" + network.address(Host.NGINX) + ":8065");
    settings.put("MM_CLUSTERSETTINGS_ENABLE", "true");
    settings.put("MM_CLUSTERSETTINGS_CLUSTERNAME", "proof");
    settings.put("MM_CLUSTERSETTINGS_BINDADDRESS", network.own(host));
    settings.put("MM_CLUSTERSETTINGS_ADVERTISEADDRESS", address);
    settings.put("MM_TEAMSETTINGS_ENABLEOPENSERVER", "true");
    settings.put("MM_TEAMSETTINGS_MAXUSERSPERTEAM", "1000");
    settings.put("MM_RATELIMITSETTINGS_ENABLE", "false");
    settings.put("MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS", "false");
    settings.put("MM_STARLINGSETTINGS_PASSWORDHASHROUNDS", "10000");
    settings.put("MM_STARLINGSETTINGS_DRAINSECONDS", "5");
    settings.put("MM_JOBSETTINGS_RUNJOBS", "true");
    settings.put("MM_JOBSETTINGS_RUNSCHEDULER", "true");
    return settings;
  }

  /** One more node at the place of the first, with ports of its own; not started. */
  public Node another(Path directory, String clusterPort, String webPort) throws IOException {
    Host host = nodes.getFirst().host();
    Map<String, String> settings = settings(network, host, directory, dataSource());
    settings.put("MM_CLUSTERSETTINGS_GOSSIPPORT", clusterPort);
    settings.put("MM_SERVICESETTINGS_LISTENADDRESS", network.own(host) + ":" + webPort);
    Path data = Files.createDirectories(directory.resolve("another"));
    return new Node(host, network, data, settings);
  }

  /** The address of the last node on its own host. */
  public String lastOwnAddress() {
    return network.own(nodes.getLast().host());
  }

  public Network network() {
    return network;
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** Where people go: the proxies, or the nodes themselves if there is none. */
  public List<URI> doors() {
    return proxies.urls().isEmpty() ? nodes.stream().map(Node::url).toList() : proxies.urls();
  }

  public String dataSource() {
    return postgres.dataSource();
  }

  /** Whether the wall clocks of nodes can be set. */
  public boolean setsClocks() {
    return Clocks.library().isPresent();
  }

  /** What this machine does not allow, in words. */
  public List<String> cannot() {
    List<String> cannot = new ArrayList<>(network.cannot());
    cannot.addAll(proxies.cannot());
    if (!setsClocks()) {
      cannot.add("no libfaketime: no clock is set");
    }
    return cannot;
  }

  @Override
  public void close() {
    proxies.stop();
    nodes.forEach(node -> node.signal("CONT"));
    nodes.forEach(Node::kill);
    postgres.stop();
  }
}
