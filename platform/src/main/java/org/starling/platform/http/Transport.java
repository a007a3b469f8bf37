package org.starling.platform.http;

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
}
