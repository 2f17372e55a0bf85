package chatroom.discovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One search while it goes on: asks in rounds and gathers what comes back. Owned by the thread
/// that runs it; only [#wake] may be called by others.
final class Hunt implements AutoCloseable {
    private static final Logger OUTPUT = LoggerFactory.getLogger(Hunt.class);

    /// The pauses double from the first to the last. In the first 800 ms that makes four rounds, so
    /// that of several servers one is missed once in a hundred times where a third of all packets
    /// is lost.
    private static final Duration FIRST_PAUSE = Duration.ofMillis(75);

    static final Duration LAST_PAUSE = Duration.ofSeconds(3);

    /// A pause is up to a quarter longer or shorter, so that a class that starts at once spreads
    /// out.
    private static final double JITTER = 0.25;

    /// Who guesses a nonce could answer unasked.
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<List<Adapter>> adapters;
    private final Selector selector;
    private final PingSockets sockets;
    private final Browser browser;
    private final FoundTable table;
    private final ByteBuffer in = ByteBuffer.allocateDirect(Bounds.LONGEST_PACKET + 1);

    /// When each of the last rounds was sent, by its nonce.
    private final Map<Long, Long> sent = new LinkedHashMap<>();

    private int rounds;
    private int unreadable;
    private int otherVersion;
    private long looked;

    Hunt(Search search, FinderListener listener, Supplier<List<Adapter>> adapters)
            throws IOException {
        this.adapters = adapters;
        this.selector = Selector.open();
        this.sockets = new PingSockets(search, selector);
        this.table = new FoundTable(search.kept(), listener);
        this.browser = new Browser(search.dnsSd(), selector::wakeup);
    }

    /// Asks everybody once, from every interface there is now.
    void round() {
        long now = System.nanoTime();
        List<Adapter> there = List.of();
        boolean looks = rounds == 0 || now - looked > Bounds.LOOK_EVERY.toNanos();
        if (looks) {
            looked = now;
            there = adapters.get();
            sockets.follow(there);
        }
        long nonce = RANDOM.nextLong();
        sent.put(nonce, System.nanoTime());
        if (sent.size() > Bounds.ROUNDS) {
            sent.remove(sent.keySet().iterator().next());
        }
        sockets.ping(nonce);
        rounds++;
        if (looks) {
            browser.follow(there); // after the pings, for it is slower to start
        }
    }

    /// How long to wait after this many rounds until the next.
    static Duration pause(int rounds, double random) {
        long nanos =
                Math.min(FIRST_PAUSE.toNanos() << Math.min(rounds - 1, 20), LAST_PAUSE.toNanos());
        return Duration.ofNanos((long) (nanos * (1 - JITTER + 2 * JITTER * random)));
    }

    static Duration pause(int rounds) {
        return pause(rounds, RANDOM.nextDouble());
    }

    /// Takes what arrives for at most so long, or until somebody wakes it; returns after each
    /// batch.
    void gather(long nanos) throws IOException {
        selector.select(this::hear, Math.max(1, nanos / 1_000_000));
        browser.sightings()
                .forEach(sighting -> {
                    if (sighting.isGone()) {
                        table.announcementEnded(sighting.info());
                    } else {
                        table.announced(sighting);
                    }
                });
    }

    private void hear(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        PingSocket socket = (PingSocket) key.attachment();
        try {
            for (int i = 0; i < Bounds.PACKETS_PER_TURN; i++) {
                if (!(channel.receive(in.clear()) instanceof InetSocketAddress from)) {
                    return;
                }
                hear(in.flip(), from, socket.adapterIndex());
            }
        } catch (IOException e) {
            OUTPUT.debug("no answers to {} any more: {}", socket.attempts(), e.toString());
            socket.close(); // the next look opens it again where its address is still there
        }
    }

    private void hear(ByteBuffer packet, InetSocketAddress from, int adapterIndex) {
        long now = System.nanoTime();
        Answer answer = Answer.read(packet);
        Long asked = answer == null ? null : sent.get(answer.nonce());
        if (answer == null || asked == null) {
            unreadable++;
            otherVersion += Answer.header(packet) == Packet.Header.OTHER_VERSION ? 1 : 0;
            return;
        }
        table.answered(answer, from.getAddress(), adapterIndex, Duration.ofNanos(now - asked), now);
    }

    void forgetSilent(Duration silence) {
        table.forgetSilent(silence, System.nanoTime());
    }

    boolean hasFound() {
        return !table.isEmpty();
    }

    int rounds() {
        return rounds;
    }

    Finding finding() {
        return new Finding(
                table.servers(),
                Diagnosis.of(
                        sockets.attempts(),
                        hasFound(),
                        rounds,
                        unreadable,
                        otherVersion,
                        table.leftOut()));
    }

    /// Ends the current [#gather] early. Any thread.
    void wake() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        browser.close();
        sockets.close();
        selector.close();
    }
}
