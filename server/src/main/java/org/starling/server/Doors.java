package org.starling.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.starling.features.sessions.SessionEvent;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Authenticator;
import org.starling.platform.http.Edge;
import org.starling.platform.http.EdgeState;
import org.starling.platform.http.HttpServer;
import org.starling.platform.http.Route;
import org.starling.platform.http.Site;
import org.starling.platform.http.Upgrade;
import org.starling.platform.realtime.Hub;

/** Where requests and sockets come in; a part of {@link Assembly}. */
record Doors(Platform platform, Hub hub, EdgeState state, List<Route> routes) {

  /** Listens, from now on; closed with {@code server}. */
  void open(Start start, RunningServer server, People people, Places places)
      throws InterruptedException {
    Authenticator authenticator = people.sessions().authenticator();
    List<Route> watched = people.audit().watching(people.sessions().keep().watching(routes));
    Edge edge = new Edge(watched, authenticator, state, new Site(start.client(), state));
    server.onClose(ServerMetrics.listen(platform, hub, edge, state, authenticator)::close);
    platform
        .events()
        .on(SessionEvent.Ended.class, ended -> hub.end(ended.user(), ended.sessions()::contains));
    platform
        .events()
        .on(
            SessionEvent.Left.class,
            left -> hub.end(left.user(), session -> !left.sessions().contains(session)));
    Upgrade websocket =
        hub.open(
            new Hub.Surroundings(
                authenticator,
                new Audiences(
                    places.channels().channels(),
                    places.teams().teams(),
                    people.users().door(),
                    people.roles().permissions()),
                state.versionId(),
                hostname()));
    HttpServer http = new HttpServer(edge, platform.ids(), websocket);
    InetSocketAddress address = address(start, state.source());
    http.listen(address);
    server.listensOn(address);
    server.onClose(http::close);
    server.drains(new Drain(platform, state.standing(), hub, http));
    server.serves(routes);
  }

  static InetSocketAddress address(Start start, ConfigSource config) {
    return start.port() > 0
        ? new InetSocketAddress(start.port())
        : ListenAddress.parse(config.current().service().listenAddress())
            .orElseThrow(() -> new IllegalStateException("the settings were checked"));
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
