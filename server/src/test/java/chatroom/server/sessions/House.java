package chatroom.server.sessions;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Past;
import chatroom.log.MemoryLog;
import chatroom.log.MemoryStore;
import chatroom.log.SessionLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.UnaryOperator;

/// A server's sessions without sockets, threads and waiting: time passes when a test says so, and
/// whose turn it is of several loops, a seed decides. For one thread.
final class House {
    static final String CODE = "12345";
    static final String EXIT_CODE = "00000000";
    private static final Names NAMES = new Names();
    private static final Quotes QUOTES = Quotes.load();
    private static final long START = 1_800_000_000_000L;

    private final Random random;
    private final List<Turns> loops = new ArrayList<>();
    private final PriorityQueue<Due> timers =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private final Sessions sessions;
    private final List<String> output = new ArrayList<>();
    private long now = START;
    private long number;
    private int nextLoop;
    private int stops;

    private record Due(long at, long number, Turns loop, Runnable task) {}

    House(long seed) {
        this(seed, new MemoryStore());
    }

    /// Another node, or a later life, of the server that keeps its sessions there.
    House(long seed, MemoryStore store) {
        this(seed, store, log -> log);
    }

    /// @param before what stands before the log
    House(long seed, MemoryStore store, UnaryOperator<SessionLog> before) {
        random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            loops.add(new Turns());
        }
        Settings settings =
                new Settings(
                        "Test",
                        "0",
                        () -> "identity",
                        List::of,
                        0,
                        600_000,
                        Past.ALL,
                        100,
                        false,
                        false,
                        List.of("Lobby"),
                        Plain.TALK);
        Randomness drawn =
                new Randomness() {
                    @Override
                    public int below(int bound) {
                        return random.nextInt(bound);
                    }

                    @Override
                    public long bits() {
                        return random.nextLong();
                    }
                };
        Node node =
                new Node(
                        before.apply(new MemoryLog(store, loops.getFirst())),
                        new Time(),
                        drawn,
                        Told::new,
                        this::loop,
                        settings,
                        QUOTES,
                        NAMES,
                        output::add);
        sessions = new Sessions(node, EXIT_CODE, () -> stops++);
        var _ = sessions.start();
        run();
    }

    private Loop loop() {
        return loops.get(nextLoop++ % loops.size());
    }

    /// A client that has said hello, of a person of its own.
    Guest guest(String source) {
        return guest(source, Door.ENCRYPTED);
    }

    Guest guest(String source, Door door) {
        return new Guest(this, sessions, loop(), source, door, Base32.of(random.nextLong(), 13));
    }

    Guest guest(String source, Door door, String person) {
        return new Guest(this, sessions, loop(), source, door, person);
    }

    Sessions sessions() {
        return sessions;
    }

    List<String> output() {
        return output;
    }

    long now() {
        return now;
    }

    /// How often it was to end.
    int stops() {
        return stops;
    }

    // Time.

    /// Does what there is to do now.
    void run() {
        List<Turns> ready = busy();
        while (!ready.isEmpty()) {
            ready.get(random.nextInt(ready.size())).turn();
            ready = busy();
        }
    }

    private List<Turns> busy() {
        return loops.stream().filter(l -> !l.tasks.isEmpty()).toList();
    }

    /// Does all that is to be done in the next `millis` milliseconds.
    void pass(long millis) {
        long end = now + millis;
        run();
        while (!timers.isEmpty() && timers.peek().at() <= end) {
            Due next = timers.remove();
            now = next.at();
            next.loop().execute(next.task());
            run();
        }
        now = end;
    }

    private final class Time implements Clock {
        @Override
        public long now() {
            return now;
        }

        @Override
        public void notBefore(long at) {
            now = Math.max(now, at);
        }

        @Override
        public long wall() {
            return now;
        }
    }

    /// One loop.
    private final class Turns implements Loop {
        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private boolean running;

        private void turn() {
            running = true;
            tasks.remove().run();
            running = false;
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public boolean inLoop() {
            return running;
        }

        @Override
        public Timer after(long millis, Runnable task) {
            Due due = new Due(now + millis, number++, this, task);
            timers.add(due);
            return () -> timers.remove(due);
        }
    }

    /// Entries as they are.
    record Told(List<Entry> entries) implements Frames {
        @Override
        public Frames after(long seq) {
            return new Told(entries.stream().filter(e -> e.seq() > seq).toList());
        }

        @Override
        public void release() {}
    }
}
