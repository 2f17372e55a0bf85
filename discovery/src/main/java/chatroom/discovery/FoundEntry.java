package chatroom.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that is known of one server, from every way it was heard of. Owned by its [FoundTable], and
/// so by the hunt's thread.
final class FoundEntry {
    /// Of the addresses in the list, those that answered may take half: what others claim in a
    /// server's name shall not push out where it is.
    private static final int ANSWERED = Bounds.ADDRESSES / 2;

    /// Where it was first heard of.
    final InetAddress firstFrom;

    private final Set<InetAddress> answeredFrom = new LinkedHashSet<>();
    private final Set<FoundServer.Way> ways = EnumSet.noneOf(FoundServer.Way.class);
    private List<InetAddress> told = List.of();
    private List<InetAddress> announced = List.of();
    private ServerInfo info;
    private @Nullable Duration roundTrip;
    private long answeredAt;

    FoundEntry(InetAddress firstFrom, ServerInfo info) {
        this.firstFrom = firstFrom;
        this.info = info;
    }

    void answered(
            ServerInfo info,
            List<InetAddress> told,
            InetAddress from,
            Duration roundTrip,
            long now) {
        this.info = info;
        this.told = told;
        this.roundTrip =
                this.roundTrip == null || this.roundTrip.compareTo(roundTrip) > 0
                        ? roundTrip
                        : this.roundTrip;
        ways.add(FoundServer.Way.PING);
        if (answeredFrom.size() < ANSWERED) {
            answeredFrom.add(from);
        }
        answeredAt = now;
    }

    /// An announcement says less than an answer does.
    void announced(ServerInfo info, List<InetAddress> addresses) {
        this.info = hasAnswered() ? this.info : info;
        announced = addresses;
        ways.add(FoundServer.Way.DNS_SD);
    }

    void announcementEnded() {
        announced = List.of();
        ways.remove(FoundServer.Way.DNS_SD);
    }

    boolean hasAnswered() {
        return ways.contains(FoundServer.Way.PING);
    }

    boolean isAnnounced() {
        return ways.contains(FoundServer.Way.DNS_SD);
    }

    /// An announcement alone keeps nobody who once answered: after a crash it stands for an hour.
    boolean isSilent(Duration silence, long now) {
        return hasAnswered() && now - answeredAt > silence.toNanos();
    }

    FoundServer view() {
        List<InetAddress> addresses =
                Stream.of(
                                answeredFrom.stream().sorted(LocalAddresses.LIKELIEST_FIRST),
                                told.stream(),
                                announced.stream())
                        .flatMap(all -> all)
                        .distinct()
                        .limit(Bounds.ADDRESSES)
                        .toList();
        return new FoundServer(
                info.name(),
                info.identity(),
                addresses,
                info.port(),
                info.protocol(),
                hasAnswered() ? OptionalInt.of(info.sessions()) : OptionalInt.empty(),
                hasAnswered() ? OptionalInt.of(info.members()) : OptionalInt.empty(),
                ways,
                Optional.ofNullable(roundTrip));
    }
}
