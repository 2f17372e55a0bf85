package chatroom.server.gateway;

import chatroom.core.Entry;
import chatroom.core.Limits;
import chatroom.server.identity.Credentials;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.Frames;
import chatroom.server.sessions.Link.Stage;
import chatroom.server.sessions.Loop;
import chatroom.server.sessions.Sessions;
import chatroom.wire.CloseCode;
import chatroom.wire.Protocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The port on which everybody comes in, and the event loops that serve it. Its loops run the
/// sessions too. Any thread.
public final class Gateway implements AutoCloseable, Frames.Maker {
    static final String COUNTED = "counted";
    static final String TLS = "tls";
    static final String ONE_AT_A_TIME = "one-at-a-time";
    private static final int BACKLOG = 4_096;
    private static final int HTTP_BYTES = 8_192;

    private final EventLoopGroup group;
    private final List<Loop> loops = new ArrayList<>();
    private final Map<EventLoop, Loop> byEventLoop = new HashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private @Nullable Channel port;
    private final Tls tls = new Tls();
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Turnstile turnstile;
    private final Streams streams = new Streams();
    private final Set<NettyLink> links = ConcurrentHashMap.newKeySet();
    private final ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
    private volatile Arrivals arrivals = (_, _) -> {};

    /// What stands at the end of a WebSocket's pipeline; something else than [FrameHandler] only
    /// where the pipeline itself is tested.
    volatile End end = FrameHandler::new;

    /// Where the WebSocket is.
    volatile String path = Protocol.PATH;

    /// Makes the last handler of a pipeline.
    interface End {
        ChannelHandler of(Gateway gateway, WebSocketLink link, Connection connection);
    }

    /// @param eventLoops how many threads serve connections and sessions
    public Gateway(int eventLoops, boolean unlimited) {
        this.turnstile = new Turnstile(unlimited);
        this.group = new MultiThreadIoEventLoopGroup(eventLoops, io());
        group.forEach(executor -> {
            EventLoop eventLoop = (EventLoop) executor;
            NettyLoop loop = new NettyLoop(eventLoop);
            loops.add(loop);
            byEventLoop.put(eventLoop, loop);
        });
    }

    private static IoHandlerFactory io() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /// Loads what the first gateway of a process would wait for: native code, and its memory. Any
    /// thread.
    public static void prepare() {
        var _ = io();
        PooledByteBufAllocator.DEFAULT.directBuffer().release();
        var _ = Tls.provider();
    }

    /// A loop for a session, in turn.
    public Loop loop() {
        return loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
    }

    Loop loop(Channel channel) {
        return Objects.requireNonNull(byEventLoop.get(channel.eventLoop()));
    }

    Turnstile turnstile() {
        return turnstile;
    }

    Streams streams() {
        return streams;
    }

    /// How many connections are in that stage.
    public int connections(Stage stage) {
        return turnstile.count(stage);
    }

    /// Hears of connections.
    public interface Arrivals {
        /// One was accepted at our address `by` from the address `from`. On its loop.
        void came(InetAddress by, InetAddress from);
    }

    /// Tells `arrivals` of every connection that is accepted from now on.
    public void arrivals(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public Frames of(List<Entry> entries) {
        return NettyFrames.of(entries, allocator);
    }

    /// Opens the port.
    ///
    /// @throws SSLException where the credentials are of a kind that cannot be used
    /// @throws IOException where the port cannot be had
    public int open(InetSocketAddress address, Doors doors, Sessions sessions, Pages pages)
            throws IOException {
        Served served =
                new Served(
                        sessions,
                        pages,
                        new Admission(doors.names(), doors.nodes()),
                        doors.plain());
        Class<? extends ServerChannel> type =
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        ServerBootstrap bootstrap = new ServerBootstrap();
        if (Epoll.isAvailable()) {
            // Who does not read has no more in the system's memory than in ours: without it that is
            // megabytes for each.
            bootstrap.childOption(
                    EpollChannelOption.TCP_NOTSENT_LOWAT, (long) Limits.PENDING_BYTES);
        }
        var bound =
                bootstrap
                        .group(group)
                        .channel(type)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(
                                        Limits.PENDING_BYTES / 4, Limits.PENDING_BYTES))
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        pipeline(channel, served);
                                    }
                                })
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause());
        }
        port = bound.channel();
        // Only now: it takes long, and plain connections need not wait for it.
        tls.use(doors.credentials());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /// From the socket, through TLS where it begins so, to [Front], and from there to
    /// [FrameHandler] or [StreamHandler].
    private void pipeline(Channel channel, Served served) {
        channels.add(channel);
        if (channel.localAddress() instanceof InetSocketAddress by
                && channel.remoteAddress() instanceof InetSocketAddress from) {
            arrivals.came(by.getAddress(), from.getAddress());
        }
        HttpDecoderConfig http =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(2_048)
                        .setMaxHeaderSize(HTTP_BYTES)
                        .setMaxChunkSize(HTTP_BYTES);
        channel.pipeline()
                .addLast(COUNTED, new Counted(turnstile))
                .addLast(new FirstByte(tls))
                .addLast(new HttpServerCodec(http))
                .addLast(new Bodies(Limits.FRAME_BYTES))
                .addLast(ONE_AT_A_TIME, new FlowControlHandler())
                .addLast(new Front(this, served));
    }

    /// Shows `credentials` to those who come in from now on by the encrypted door.
    ///
    /// @throws SSLException where they are of a kind that cannot be used; then nothing changes
    public void show(Credentials credentials) throws SSLException {
        tls.use(credentials);
    }

    /// Whether that is where the WebSocket is.
    boolean isWebSocket(String uri) {
        return uri.equals(path) || uri.startsWith(path + "?");
    }

    /// A link is up; it is told the reason when the port closes.
    void up(NettyLink link) {
        links.add(link);
    }

    void down(NettyLink link) {
        links.remove(link);
    }

    @Override
    public void close() {
        close(CloseCode.STOPPED);
    }

    /// Closes the port, tells every connection why, and ends the loops when all are gone or the
    /// time is up.
    public void close(CloseCode why) {
        if (port != null) {
            port.close().awaitUninterruptibly();
        }
        links.forEach(link -> link.loop().run(() -> link.close(why)));
        channels.newCloseFuture().awaitUninterruptibly(Limits.STOP_WITHIN / 5);
        channels.close().awaitUninterruptibly(Limits.STOP_WITHIN / 5);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS)
                .awaitUninterruptibly(Limits.STOP_WITHIN / 5);
        tls.close();
    }
}
