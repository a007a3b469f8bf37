package org.starling.platform.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.kernel.Audience;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.EventBus;
import org.starling.kernel.Ids;
import org.starling.kernel.SessionId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.MemoryCluster;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.MemoryStore;
import org.starling.platform.http.Authenticator;
import org.starling.platform.http.Upgrade;

/** A hub behind a bare HTTP server. Every token of 26 letters is the session of a user so named. */
final class TestHub implements AutoCloseable {
  static final ChannelId TOWN = new ChannelId("c".repeat(26));

  final Ids ids = new Ids(new SecureRandom());
  final EventBus events = new EventBus();
  final TestClock clock = new TestClock();
  final List<Presence> presence = new CopyOnWriteArrayList<>();
  final Set<UserId> members = java.util.concurrent.ConcurrentHashMap.newKeySet();

  /** While true, nobody can tell who is in a channel. */
  volatile boolean forgetful;

  final Hub hub;

  /** Runs while somebody publishes for all but administrators, and who is one is asked. */
  volatile Runnable whenAsked = () -> {};

  /** Runs when somebody has asked who is in a channel and before it is answered. */
  volatile Runnable whenMembersAsked = () -> {};

  /** Runs when a token was found to be good. */
  volatile Runnable whenLookedUp = () -> {};

  /** Sessions that have ended. */
  final Set<String> ended = java.util.concurrent.ConcurrentHashMap.newKeySet();

  final int port;
  private final EventLoopGroup loops;

  /** Goes with the world's clock, and further where a test says so. */
  static final class TestClock extends Clock {
    private final AtomicLong ahead = new AtomicLong();

    void forward(long ms) {
      ahead.addAndGet(ms);
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(System.currentTimeMillis() + ahead.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  TestHub(boolean epoll) throws InterruptedException {
    this(epoll, new MemoryCluster(1).node());
  }

  /** One node of several. */
  TestHub(boolean epoll, Cluster cluster) throws InterruptedException {
    LiveConfig config = LiveConfig.open(new MemoryStore(), Map.of(), ids);
    hub = new Hub(new Hub.Outside(config, ids, clock), events, cluster, "11.6.0");
    events.on(Presence.class, presence::add);
    Upgrade upgrade =
        hub.open(new Hub.Surroundings(new Tokens(), new Audiences(), () -> "version", "host"));
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    Class<? extends ServerChannel> listener =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    loops = new MultiThreadIoEventLoopGroup(3, io);
    Channel listening =
        new ServerBootstrap()
            .group(loops)
            .channel(listener)
            .childOption(ChannelOption.SO_SNDBUF, 32 << 10)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(8_000, 16_000))
            .childHandler(new Http(upgrade))
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .sync()
            .channel();
    port = ((InetSocketAddress) listening.localAddress()).getPort();
  }

  static UserId user(char letter) {
    return new UserId(("" + letter).repeat(26));
  }

  TestClient connect(char user, String query, boolean deflate) throws Exception {
    return TestClient.open(port, user(user).value(), query, deflate);
  }

  void publish(String name, Audience audience, ObjectNode data) {
    hub.publish(Frame.of(name, audience, data), "");
  }

  @Override
  public void close() throws InterruptedException {
    loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).sync();
    hub.close();
  }

  /** Hands upgrades over as {@link Upgrade} says. */
  private static final class Http extends ChannelInitializer<Channel> {
    private final Upgrade upgrade;

    Http(Upgrade upgrade) {
      this.upgrade = upgrade;
    }

    @Override
    protected void initChannel(Channel channel) {
      channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1000));
      channel
          .pipeline()
          .addLast(
              new SimpleChannelInboundHandler<HttpRequest>() {
                @Override
                protected void channelRead0(ChannelHandlerContext context, HttpRequest head) {
                  upgrade.take(channel, head);
                  channel.pipeline().remove(HttpServerCodec.class);
                  channel.pipeline().remove(HttpObjectAggregator.class);
                  channel.pipeline().remove(this);
                }
              });
    }
  }

  private final class Tokens implements Authenticator {
    @Override
    public Optional<Caller> caller(String token) {
      if (token.length() != 26 || ended.contains(token)) {
        return Optional.empty();
      }
      whenLookedUp.run();
      return Optional.of(
          new Caller(
              new UserId(token),
              new SessionId(token),
              List.of("system_user"),
              false,
              false,
              Map.of(),
              ""));
    }

    @Override
    public boolean has(Caller caller, String permission) {
      return false;
    }

    @Override
    public boolean lacksMfa(Caller caller) {
      return false;
    }
  }

  private final class Audiences implements AudienceIndex {
    @Override
    public Set<UserId> membersOf(ChannelId channel) {
      whenMembersAsked.run();
      if (forgetful) {
        throw new IllegalStateException("the database is away");
      }
      return channel.equals(TOWN) ? Set.copyOf(members) : Set.of();
    }

    @Override
    public Set<UserId> membersOf(TeamId team) {
      return Set.of();
    }

    @Override
    public Set<UserId> whoMayKnow(Set<UserId> guests, UserId other) {
      return guests;
    }

    @Override
    public boolean administrator(UserId user) {
      whenAsked.run();
      return false;
    }
  }
}
