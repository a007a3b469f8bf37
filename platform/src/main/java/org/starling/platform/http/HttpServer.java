package org.starling.platform.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.starling.kernel.Ids;

/** Netty's HTTP codec in front of the {@link Edge}; each request runs on a virtual thread. */
public final class HttpServer implements AutoCloseable {
  private static final int BODY_BYTES_MAX = 1 << 20;

  private final Edge edge;
  private final Ids ids;
  private final Upgrade upgrade;
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());

  public HttpServer(Edge edge, Ids ids, Upgrade upgrade) {
    this.edge = edge;
    this.ids = ids;
    this.upgrade = upgrade;
  }

  /** Starts to listen; returns once connections are accepted. */
  public void listen(InetSocketAddress address) throws InterruptedException {
    new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpServerCodec(),
                        new HttpObjectAggregator(BODY_BYTES_MAX),
                        new Handler());
              }
            })
        .bind(address)
        .sync();
  }

  @Override
  public void close() {
    loops.shutdownGracefully();
    handlers.close();
  }

  private final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
      String remote =
          ((InetSocketAddress) context.channel().remoteAddress()).getAddress().getHostAddress();
      Request request = Request.of(message, ids.next(), remote);
      boolean keepAlive = HttpUtil.isKeepAlive(message);
      if (request.method().equals("GET") && upgrade.owns(request.path())) {
        upgrade
            .refusal(message)
            .ifPresentOrElse(reply -> send(context, reply, false), () -> take(context, message));
        return;
      }
      handlers.execute(() -> send(context, edge.answer(request), keepAlive));
    }

    private void take(ChannelHandlerContext context, FullHttpRequest message) {
      upgrade.take(context.channel(), message);
      context.pipeline().remove(HttpServerCodec.class);
      context.pipeline().remove(HttpObjectAggregator.class);
      context.pipeline().remove(this);
    }

    private void send(ChannelHandlerContext context, Reply reply, boolean keepAlive) {
      byte[] bytes = bytes(reply);
      ByteBuf content = Unpooled.wrappedBuffer(bytes);
      var response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), content);
      reply.headers().forEach(h -> response.headers().add(h.name(), h.value()));
      String type = type(reply);
      if (!type.isEmpty()) {
        response.headers().set("Content-Type", type);
      }
      HttpUtil.setContentLength(response, bytes.length);
      HttpUtil.setKeepAlive(response, keepAlive);
      var written = context.writeAndFlush(response);
      if (!keepAlive) {
        written.addListener(ChannelFutureListener.CLOSE);
      }
    }
  }

  private static String type(Reply reply) {
    return switch (reply.body()) {
      case Reply.Whole(String type, byte[] _) -> type;
      case Reply.Streamed(String type, Reply.Writer _) -> type;
    };
  }

  private static byte[] bytes(Reply reply) {
    return switch (reply.body()) {
      case Reply.Whole(String _, byte[] bytes) -> bytes;
      case Reply.Streamed(String _, Reply.Writer writer) -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
          writer.write(out);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        yield out.toByteArray();
      }
    };
  }
}
