package chatroom.bench.load;

import chatroom.wire.Request;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All the members of a scenario on one loop. Its public methods are for the one thread that
/// measures; everything else happens on the loop.
public final class Load implements AutoCloseable {
    /// How many come in at a time.
    private static final int AT_ONCE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scenario scenario;
    private final int port;
    private final @Nullable SslContext tls;
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1,
                    Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final List<LoadMember> members = new ArrayList<>();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    // The loop's.

    private boolean talking;
    private boolean leaving;
    private boolean timing;
    private long said;
    private long delivered;
    private long missing;
    private long doubled;
    private long gone;
    private long[] times = new long[1 << 16];
    private int timed;

    /// What was counted so far.
    ///
    /// @param said messages that were said
    /// @param delivered messages told, each counted for each member
    /// @param missing entries that a member was not told, as far as later ones show it
    /// @param doubled entries told again or out of order
    /// @param gone connections that ended
    public record Count(long said, long delivered, long missing, long doubled, long gone) {}

    private Load(Scenario scenario, int port, boolean encrypted) throws IOException {
        this.scenario = scenario;
        this.port = port;
        this.tls =
                encrypted
                        ? SslContextBuilder.forClient()
                                .sslProvider(SslProvider.OPENSSL)
                                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                                .endpointIdentificationAlgorithm(null)
                                .build()
                        : null;
    }

    /// Everybody comes in.
    ///
    /// @param prefix begins the names of the sessions: at most 6 letters, others than in earlier
    ///   loads of one server
    public static Load enter(Scenario scenario, int port, boolean encrypted, String prefix)
            throws IOException, InterruptedException {
        Load load = new Load(scenario, port, encrypted);
        try {
            load.all(prefix);
            return load;
        } catch (IOException | InterruptedException | RuntimeException e) {
            load.close();
            throw e;
        }
    }

    private void all(String prefix) throws IOException, InterruptedException {
        for (int i = 0; i < scenario.sessions(); i++) {
            connect(new Request.Create(1, prefix + i, "User0", null, null, null, null, null));
        }
        await(scenario.sessions());
        for (int i = 0; i < scenario.sessions(); i++) {
            for (int k = 1; k < scenario.members(); k++) {
                connect(new Request.Join(1, prefix + i, "User" + k, null, null));
            }
        }
        await(scenario.connections());
        settle();
    }

    private void connect(Request enter) throws IOException, InterruptedException {
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw stuck();
        }
        check();
        int number = members.size();
        LoadMember member = new LoadMember(this, number, enter);
        members.add(member);
        SslContext context = tls;
        new Bootstrap()
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
                                channel.pipeline().addLast(member);
                            }
                        })
                // Many addresses of this machine, since one has 28,000 ports.
                .localAddress(new InetSocketAddress("127.0.0." + (2 + number % 200), 0))
                .remoteAddress(new InetSocketAddress("127.0.0.1", port))
                .connect()
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        failed(done.cause());
                    }
                });
    }

    /// All that came so far are in, once nobody holds one of the places.
    private void await(int all) throws IOException, InterruptedException {
        if (!places.tryAcquire(AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw stuck();
        }
        places.release(AT_ONCE);
        check();
        if (members.size() != all) {
            throw new IOException("only " + members.size() + " came in");
        }
    }

    /// Until everybody was told of everybody.
    private void settle() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!on(this::even)) {
            check();
            if (System.nanoTime() > end) {
                throw stuck();
            }
            Thread.sleep(20);
        }
    }

    private boolean even() {
        int size = scenario.members();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).isIn()
                    && members.get(i).seq() != seqOf(i % scenario.sessions(), size)) {
                return false;
            }
        }
        return true;
    }

    /// The newest entry that any member of that session was told.
    private long seqOf(int session, int size) {
        long newest = members.get(session).seq();
        for (int k = 0; k < size - 1; k++) {
            newest = Math.max(newest, members.get(joiner(session, k, size)).seq());
        }
        return newest;
    }

    private int joiner(int session, int k, int size) {
        return scenario.sessions() + session * (size - 1) + k;
    }

    private IOException stuck() {
        Throwable why = failure.get();
        return new IOException("of " + scenario.connections() + " not all came in", why);
    }

    private void check() throws IOException {
        Throwable why = failure.get();
        if (why != null) {
            throw new IOException("the load failed: " + why.getMessage(), why);
        }
    }

    // Talking.

    /// From now on they talk.
    public void talk() throws InterruptedException {
        run(() -> {
            talking = true;
            for (int i = 0; i < scenario.sessions(); i++) {
                if (scenario.window() > 0) {
                    senders(i).forEach(m -> m.begin(scenario.window()));
                } else {
                    pace(i);
                }
            }
        });
    }

    private List<LoadMember> senders(int session) {
        List<LoadMember> senders = new ArrayList<>();
        senders.add(members.get(session));
        for (int k = 0; k < scenario.senders() - 1; k++) {
            senders.add(members.get(joiner(session, k, scenario.members())));
        }
        return senders;
    }

    private void pace(int session) {
        List<LoadMember> senders = senders(session);
        long every = 1_000_000_000L / scenario.perSecond();
        int[] turn = new int[1];
        loop.scheduleAtFixedRate(
                () -> {
                    if (talking) {
                        senders.get(turn[0]++ % senders.size()).say();
                    }
                },
                every * session / scenario.sessions(),
                every,
                TimeUnit.NANOSECONDS);
    }

    /// Those numbers (of all of the load) read, or do not. All show from now on that they live, as
    /// who does not read cannot by answering a ping.
    public void reads(int from, int to, boolean on) throws InterruptedException {
        List<LoadMember> these = members.subList(from, to);
        run(() -> {
            these.forEach(m -> m.reads(on));
            loop.scheduleAtFixedRate(
                    () -> these.forEach(LoadMember::lives), 5, 5, TimeUnit.SECONDS);
        });
    }

    /// Begins to take times, and forgets those taken before.
    public void time() throws InterruptedException {
        run(() -> {
            timing = true;
            timed = 0;
        });
    }

    /// What was counted so far.
    ///
    /// @throws IOException where a connection failed or was refused something
    public Count count() throws IOException, InterruptedException {
        check();
        return on(() -> new Count(said, delivered, missing, doubled, gone));
    }

    /// From saying something until the one who said it was told: nanoseconds, sorted.
    public long[] times() throws InterruptedException {
        return on(() -> {
            long[] sorted = Arrays.copyOf(times, timed);
            Arrays.sort(sorted);
            return sorted;
        });
    }

    /// Nobody says anything more; waits until everybody was told everything, or nothing comes any
    /// more.
    public Count fallSilent() throws IOException, InterruptedException {
        run(() -> talking = false);
        Count last = count();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (last.delivered() < last.said() * scenario.members() && System.nanoTime() < end) {
            Thread.sleep(20);
            Count now = count();
            if (now.delivered() != last.delivered()) {
                end = System.nanoTime() + PATIENCE.toNanos();
            }
            last = now;
        }
        return last;
    }

    // What the members say; on the loop.

    boolean encrypted() {
        return tls != null;
    }

    /// Whether who hears what they said may say the next.
    boolean windowed() {
        return scenario.window() > 0;
    }

    boolean talking() {
        return talking;
    }

    void entered() {
        places.release();
    }

    void failed(Throwable why) {
        if (!leaving && failure.compareAndSet(null, why)) {
            places.release(AT_ONCE);
        }
    }

    void gone(LoadMember member) {
        if (!leaving) {
            gone++;
            failed(new IOException("a connection was ended by the server"));
        }
    }

    void said() {
        said++;
    }

    void delivered() {
        delivered++;
    }

    void missing(long count) {
        missing += count;
    }

    void doubled(long count) {
        doubled += count;
    }

    void heardOwn(long at) {
        if (timing) {
            if (timed == times.length) {
                times = Arrays.copyOf(times, 2 * timed);
            }
            times[timed++] = System.nanoTime() - at;
        }
    }

    private void run(Runnable task) throws InterruptedException {
        on(() -> {
            task.run();
            return true;
        });
    }

    private <T> T on(Callable<T> task) throws InterruptedException {
        try {
            return loop.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Everybody's connection ends, one side of it only: they have not left.
    @Override
    public void close() {
        var _ =
                loop.submit(() -> {
                    leaving = true;
                    talking = false;
                    members.forEach(LoadMember::leave);
                });
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
