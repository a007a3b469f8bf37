package org.starling.platform.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * How bytes reach the kernel: Linux's own way where its library is there for the processor, which
 * lets realtime write without Netty's detours; the JDK's elsewhere.
 */
record Transport(
    IoHandlerFactory handlers,
    Class<? extends ServerSocketChannel> listener,
    Class<? extends SocketChannel> connection) {
  static Transport best() {
    return Epoll.isAvailable()
        ? new Transport(
            EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class)
        : new Transport(
            NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
  }

  /** A listener with what all of ours have. */
  ServerBootstrap listener(EventLoopGroup loops, Consumer<Channel> accepted) {
    return new ServerBootstrap()
        .group(loops)
        .channel(listener)
        .option(ChannelOption.SO_BACKLOG, HttpLimits.BACKLOG_CONNECTIONS)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                accepted.accept(channel);
              }
            });
  }

  /**
   * Returns once connections are accepted.
   *
   * @throws IllegalStateException with a sentence for people, if it cannot listen there
   */
  static Channel bind(ServerBootstrap listener, InetSocketAddress address)
      throws InterruptedException {
    ChannelFuture bound = listener.bind(address).await();
    if (!bound.isSuccess()) {
      throw new IllegalStateException(
          "Nothing can listen at port %d (%s). If another program does, choose another port."
              .formatted(address.getPort(), bound.cause().getMessage()),
          bound.cause());
    }
    return bound.channel();
  }
}
