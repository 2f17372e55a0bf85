package chatroom.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers those who ask the network for a server, as long as it is open. All its state belongs to
/// one daemon thread of its own; [#counts] and [#close] may be called by any.
///
/// It follows the interfaces of the machine as they come and go, shares its port with other servers
/// of the machine, and passes on what only one of them heard. What arrives is bounded before it is
/// parsed, and answered by less than it has.
public final class Beacon implements AutoCloseable {
    /// The UDP port every client asks: the digits of the default TCP port.
    public static final int PORT = 24_280;

    /// What came in so far. Immutable; any thread.
    ///
    /// @param answered pings that got an answer
    /// @param copies of these, by another way
    /// @param overBudget pings without an answer, because their source or all together ask too much
    /// @param otherHost answered pings that named another host than they came from
    /// @param garbage packets that are no pings
    public record Counts(
            long answered, long copies, long overBudget, long otherHost, long garbage) {}

    private static final Logger OUTPUT = LoggerFactory.getLogger(Beacon.class);

    private final Selector selector;
    private final Ears ears;
    private final Replies replies;
    private final Supplier<List<Adapter>> adapters;
    private final Consumer<InetAddress> reached;
    private final ByteBuffer in = ByteBuffer.allocateDirect(Bounds.LONGEST_PACKET + 1);
    private final Thread thread;
    private boolean wasReached;

    /// Opens the port and starts to answer.
    ///
    /// @param port UDP port, [#PORT] but in tests
    /// @param info what to answer; called on the beacon's thread for every answer, so it must not
    ///   block
    /// @param reached called once, on the beacon's thread, with the address of the first other
    ///   device that asks. A hint: the address may be forged
    /// @throws IOException where the port cannot be had
    public static Beacon open(int port, Supplier<ServerInfo> info, Consumer<InetAddress> reached)
            throws IOException {
        return open(port, info, reached, Adapter::allUp);
    }

    static Beacon open(
            int port,
            Supplier<ServerInfo> info,
            Consumer<InetAddress> reached,
            Supplier<List<Adapter>> adapters)
            throws IOException {
        Selector selector = Selector.open();
        try {
            Beacon beacon = new Beacon(selector, new Ears(port, selector), info, reached, adapters);
            beacon.thread.start();
            return beacon;
        } catch (IOException | RuntimeException e) {
            selector.close();
            throw e;
        }
    }

    private Beacon(
            Selector selector,
            Ears ears,
            Supplier<ServerInfo> info,
            Consumer<InetAddress> reached,
            Supplier<List<Adapter>> adapters) {
        this.selector = selector;
        this.ears = ears;
        this.replies = new Replies(info);
        this.reached = reached;
        this.adapters = adapters;
        this.thread = Thread.ofPlatform().daemon().name("chatroom-beacon").unstarted(this::run);
    }

    public Counts counts() {
        return new Counts(
                replies.answered.get(),
                replies.copies.get(),
                replies.overBudget.get(),
                replies.otherHost.get(),
                replies.garbage.get());
    }

    /// Stops answering and frees the port before it returns.
    @Override
    public void close() {
        try {
            selector.close();
            if (!Thread.currentThread().equals(thread)) {
                thread.join();
            }
        } catch (IOException e) {
            OUTPUT.debug("closing: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long look = System.nanoTime();
        try (ears) {
            while (true) {
                long now = System.nanoTime();
                if (now - look >= 0) {
                    look = now + Bounds.LOOK_EVERY.toNanos();
                    look();
                }
                selector.select(this::hear, Math.max(1, (look - now) / 1_000_000));
            }
        } catch (ClosedSelectorException e) {
            OUTPUT.debug("the beacon is closed");
        } catch (IOException e) {
            OUTPUT.warn("the server cannot be found by itself any more", e);
        }
    }

    private void look() {
        List<Adapter> there = adapters.get();
        ears.follow(there);
        replies.follow(there);
    }

    private void hear(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        for (int i = 0; i < Bounds.PACKETS_PER_TURN; i++) {
            try {
                if (!(channel.receive(in.clear()) instanceof InetSocketAddress source)) {
                    return;
                }
                answer(in.flip(), source);
            } catch (IOException e) {
                OUTPUT.debug("receiving: {}", e.toString());
                return;
            } catch (RuntimeException e) {
                OUTPUT.warn(
                        "a ping could not be answered",
                        e); // what the server told us to ask has failed
            }
        }
    }

    private void answer(ByteBuffer packet, InetSocketAddress source) {
        Replies.Reply reply = replies.to(packet, source, System.nanoTime());
        if (reply == null) {
            return;
        }
        ears.send(reply.answer(), reply.to());
        if (reply.passOn() != null) {
            ears.passOn(reply.passOn());
        }
        if (!wasReached && isAnotherDevice(reply.to().getAddress())) {
            wasReached = true;
            reached.accept(reply.to().getAddress());
        }
    }

    private boolean isAnotherDevice(InetAddress address) {
        try {
            // The second look is for an interface that came after the last one.
            return !replies.isOurs(address) && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            return false;
        }
    }
}
