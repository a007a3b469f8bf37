package org.starling.platform.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The small proxy of {@code up --nodes}: passes bytes between clients and nodes, each connection to
 * the next node in turn, or to the one after it if that does not take it. It reads nothing, so it
 * passes websockets and repeats nothing; in production nginx or HAProxy do this.
 */
public final class Proxy implements AutoCloseable {
  private static final int CONNECT_MS_MAX = 1_000;
  private static final int CLOSE_SECONDS_MAX = 1;

  private final Transport transport = Transport.best();
  private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, transport.handlers());
  private final Supplier<List<InetSocketAddress>> nodes;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param nodes those that take clients now; asked for each connection, so it must not block
   */
  public Proxy(Supplier<List<InetSocketAddress>> nodes) {
    this.nodes = nodes;
  }

  /** Starts to listen; returns once connections are accepted. */
  public void listen(InetSocketAddress address) throws InterruptedException {
    Transport.bind(
        transport
            .listener(loops, client -> connect(client, inTurn()))
            .childOption(ChannelOption.AUTO_READ, false),
        address);
  }

  private List<InetSocketAddress> inTurn() {
    List<InetSocketAddress> all = nodes.get();
    List<InetSocketAddress> turned = new ArrayList<>();
    int first = all.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), all.size());
    for (int i = 0; i < all.size(); i++) {
      turned.add(all.get((first + i) % all.size()));
    }
    return turned;
  }

  private void connect(Channel client, List<InetSocketAddress> untried) {
    if (untried.isEmpty()) {
      client.close();
      return;
    }
    Pipe toClient = new Pipe(client);
    new Bootstrap()
        .group(client.eventLoop())
        .channel(transport.connection())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MS_MAX)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.AUTO_READ, false)
        .handler(toClient)
        .connect(untried.getFirst())
        .addListener(
            (ChannelFutureListener)
                done -> {
                  if (done.isSuccess()) {
                    client.pipeline().addLast(new Pipe(done.channel()));
                    client.read();
                    done.channel().read();
                  } else {
                    connect(client, untried.subList(1, untried.size()));
                  }
                });
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** Passes what one side sends to the other, as fast as that one takes it. */
  private static final class Pipe extends ChannelInboundHandlerAdapter {
    private final Channel other;

    Pipe(Channel other) {
      this.other = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      other
          .writeAndFlush(bytes)
          .addListener(done -> {
            if (done.isSuccess()) {
              context.channel().read();
            } else {
              context.close();
            }
          });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      other
          .writeAndFlush(io.netty.buffer.Unpooled.EMPTY_BUFFER)
          .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
