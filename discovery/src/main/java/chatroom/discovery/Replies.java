package chatroom.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides what a packet gets for an answer. Owned by the beacon's thread; the counts may be read
/// by any.
///
/// In the order of cost: length and header, the fields, a copy or not, the budget. Only then is
/// anything asked, built or sent.
final class Replies {
    /// What to send, to whom, and whether others on this machine still have to hear the ping.
    ///
    /// @param passOn the ping for the neighbours, or null
    record Reply(ByteBuffer answer, InetSocketAddress to, @Nullable ByteBuffer passOn) {}

    final AtomicLong garbage = new AtomicLong();
    final AtomicLong copies = new AtomicLong();
    final AtomicLong overBudget = new AtomicLong();
    final AtomicLong otherHost = new AtomicLong();
    final AtomicLong answered = new AtomicLong();

    private final Supplier<ServerInfo> info;
    private final AnswerBudget budget = new AnswerBudget();
    private final RecentPings recent = new RecentPings();
    private List<Adapter> adapters = List.of();
    private List<InetAddress> addresses = List.of();

    Replies(Supplier<ServerInfo> info) {
        this.info = info;
    }

    /// From now on these are the interfaces of this machine.
    void follow(List<Adapter> adapters) {
        this.adapters = adapters;
        addresses =
                LocalAddresses.rank(adapters).stream()
                        .map(LocalAddresses.LocalAddress::address)
                        .toList();
    }

    /// Reads a packet and says what it gets, null for nothing.
    ///
    /// @param packet what came, between position and limit
    /// @param source where it came from
    /// @param now nanoseconds of a clock that never goes back
    @Nullable Reply to(ByteBuffer packet, InetSocketAddress source, long now) {
        Ping ping = Ping.read(packet);
        if (ping == null || !mayAsk(ping, source.getAddress())) {
            garbage.incrementAndGet();
            return null;
        }
        InetAddress asker = ping.askedBy() == null ? source.getAddress() : ping.askedBy();
        if (!recent.isFirst(ping.nonce(), asker, ping.port())) {
            copies.incrementAndGet();
            return null;
        }
        if (!budget.take(AnswerBudget.source(asker, isOnLink(asker)), now)) {
            overBudget.incrementAndGet();
            return null;
        }
        if (!ping.host().equals(asker)) {
            otherHost.incrementAndGet(); // an address translation on the way, or a lie; the host is
            // not used
        }
        answered.incrementAndGet();
        return new Reply(
                new Answer(ping.nonce(), info.get(), addresses).write(),
                new InetSocketAddress(asker, ping.port()),
                ping.direct() ? ping.passedOn(asker).write() : null);
    }

    /// An answer goes to one machine, and only a beacon of this machine passes on.
    private static boolean mayAsk(Ping ping, InetAddress source) {
        InetAddress asker = ping.askedBy();
        return isOneMachine(source)
                && (asker == null || (source.isLoopbackAddress() && isOneMachine(asker)));
    }

    private static boolean isOneMachine(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && address.getAddress()[0] != (byte) 0xFF; // the limited broadcast
    }

    private boolean isOnLink(InetAddress address) {
        return adapters.stream()
                .flatMap(adapter -> adapter.addresses().stream())
                .anyMatch(bound -> bound.isOnLink(address));
    }

    boolean isOurs(InetAddress address) {
        return address.isLoopbackAddress()
                || adapters.stream()
                        .flatMap(adapter -> adapter.addresses().stream())
                        .anyMatch(bound -> bound.address().equals(address));
    }
}
