package chatroom.bench.load;

import chatroom.wire.Request;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// All the members of a scenario on one loop. Its public methods are for the one thread that
/// measures; everything else happens on the loop.
public final class Load implements AutoCloseable {
    /// How many come in at a time.
    private static final int AT_ONCE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scenario scenario;
    private final List<Door> doors;
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1,
                    Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final List<LoadMember> members = new ArrayList<>();

    /// Those of each session, who created it first.
    private final List<List<LoadMember>> rooms = new ArrayList<>();

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    // The loop's.

    private boolean talking;
    private boolean leaving;
    private final Tally tally = new Tally();

    private Load(Scenario scenario, List<Door> doors) {
        this.scenario = scenario;
        this.doors = doors;
    }

    /// Everybody comes in.
    ///
    /// @param prefix begins the names of the sessions: at most 6 letters, others than in earlier
    ///   loads of one server
    public static Load enter(Scenario scenario, int port, boolean encrypted, String prefix)
            throws IOException, InterruptedException {
        return enter(scenario, List.of(Door.of(port, 0, encrypted)), () -> {}, prefix);
    }

    /// The same by the plain door, with systems that hold little (so many bytes) of what nobody
    /// reads, as those of phones do.
    public static Load enterNarrow(Scenario scenario, int port, int receive, String prefix)
            throws IOException, InterruptedException {
        return enter(scenario, List.of(Door.of(port, receive, false)), () -> {}, prefix);
    }

    /// The same by the plain doors of several nodes: each member of a session by the next.
    public static Load enter(Scenario scenario, List<Integer> ports, String prefix, Known known)
            throws IOException, InterruptedException {
        return enter(
                scenario, ports.stream().map(p -> new Door(p, 0, null)).toList(), known, prefix);
    }

    private static Load enter(Scenario scenario, List<Door> doors, Known known, String prefix)
            throws IOException, InterruptedException {
        Load load = new Load(scenario, doors);
        try {
            load.all(prefix, known);
            return load;
        } catch (IOException | InterruptedException | RuntimeException e) {
            load.close();
            throw e;
        }
    }

    private void all(String prefix, Known known) throws IOException, InterruptedException {
        for (int i = 0; i < scenario.sessions(); i++) {
            rooms.add(new ArrayList<>());
            connect(i, 0, new Request.Create(1, prefix + i, "User0", null, null, null, null, null));
        }
        await(scenario.sessions());
        known.await();
        for (int i = 0; i < scenario.sessions(); i++) {
            for (int k = 1; k < scenario.members(); k++) {
                connect(i, k, new Request.Join(1, prefix + i, "User" + k, null, null));
            }
        }
        await(scenario.connections());
        settle();
    }

    private void connect(int room, int k, Request enter) throws IOException, InterruptedException {
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw stuck();
        }
        check();
        int number = members.size();
        LoadMember member = new LoadMember(this, number, enter);
        members.add(member);
        rooms.get(room).add(member);
        doors.get((room + k) % doors.size())
                .connect(loop, number, member)
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
        return rooms.stream()
                .allMatch(room -> room.stream().mapToLong(LoadMember::seq).distinct().count() == 1);
    }

    private IOException stuck() {
        return new IOException("of %d not all in".formatted(members.size()), failure.get());
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
        return rooms.get(session).subList(0, scenario.senders());
    }

    private void pace(int session) {
        List<LoadMember> senders = senders(session);
        long every = 1_000_000_000L / scenario.perSecond();
        int[] turn = new int[1];
        var _ =
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

    /// Those numbers (of all of the load) read, or do not.
    public void reads(int from, int to, boolean on) throws InterruptedException {
        List<LoadMember> these = members.subList(from, to);
        run(() -> these.forEach(m -> m.reads(on)));
    }

    /// Begins to take times, and forgets those taken before.
    public void time() throws InterruptedException {
        run(tally::time);
    }

    /// What was counted so far.
    ///
    /// @throws IOException where a connection failed or was refused something
    public Tally.Count count() throws IOException, InterruptedException {
        check();
        return on(tally::count);
    }

    /// From saying something until the one who said it was told: nanoseconds, sorted.
    public long[] times() throws InterruptedException {
        return on(tally::times);
    }

    /// Nobody says anything more; waits until everybody was told everything, or nothing comes any
    /// more.
    public Tally.Count fallSilent() throws IOException, InterruptedException {
        run(() -> talking = false);
        Tally.Count last = count();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (last.delivered() < last.said() * scenario.members() && System.nanoTime() < end) {
            Thread.sleep(20);
            Tally.Count now = count();
            if (now.delivered() != last.delivered()) {
                end = System.nanoTime() + PATIENCE.toNanos();
            }
            last = now;
        }
        return last;
    }

    // What the members say; on the loop.

    boolean encrypted() {
        return doors.getFirst().encrypted();
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
            tally.gone();
            failed(new IOException("a connection was ended by the server"));
        }
    }

    Tally tally() {
        return tally;
    }

    private void run(Runnable task) throws InterruptedException {
        on(Executors.callable(task));
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
