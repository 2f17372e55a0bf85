package chatroom.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The door of a server on this machine by which a load comes in. Immutable; any thread.
///
/// @param receive how much the system may hold that was not read, in bytes; 0 for what it will
/// @param tls encrypts, or null where the door is the plain one
record Door(int port, int receive, @Nullable SslContext tls) {
    static Door of(int port, int receive, boolean encrypted) throws SSLException {
        return new Door(
                port,
                receive,
                encrypted
                        ? SslContextBuilder.forClient()
                                .sslProvider(SslProvider.OPENSSL)
                                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                                .endpointIdentificationAlgorithm(null)
                                .build()
                        : null);
    }

    boolean encrypted() {
        return tls != null;
    }

    /// Connects; what comes is the handler's.
    ///
    /// @param number its own among all of the load
    ChannelFuture connect(EventLoop loop, int number, ChannelHandler handler)
            throws UnknownHostException {
        SslContext context = tls;
        Bootstrap bootstrap = new Bootstrap();
        if (receive > 0) {
            bootstrap.option(ChannelOption.SO_RCVBUF, receive);
        }
        return bootstrap
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(1 << 20, 1 << 21))
                .handler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                if (context != null) {
                                    channel.pipeline().addLast(context.newHandler(channel.alloc()));
                                }
                                channel.pipeline().addLast(handler);
                            }
                        })
                // Many addresses of this machine, since one has 28,000 ports.
                .localAddress(new InetSocketAddress(own(number), 0))
                .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .connect();
    }

    /// 127.0.0.2 to 201.
    private static InetAddress own(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + number % 200)});
    }
}
