package chatroom.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The servers heard of so far, merged by identity and port, however many lie. Owned by the hunt's
/// thread.
///
/// What others say never pushes out a server of a kept identity; those get in even where the list
/// is full.
final class FoundTable {
    private record Key(String identity, int port) {}

    private final Map<Key, FoundEntry> entries = new LinkedHashMap<>();
    private final Predicate<String> kept;
    private final FinderListener listener;
    private int leftOut;

    FoundTable(Predicate<String> kept, FinderListener listener) {
        this.kept = kept;
        this.listener = listener;
    }

    List<FoundServer> servers() {
        return entries.values().stream().map(FoundEntry::view).toList();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Answers and announcements that were not let in.
    int leftOut() {
        return leftOut;
    }

    /// A server answered a ping.
    ///
    /// @param from the address the answer came from
    /// @param adapterIndex of the interface it came in by
    /// @param now nanoseconds of a clock that never goes back
    void answered(Answer answer, InetAddress from, int adapterIndex, Duration roundTrip, long now) {
        List<InetAddress> told = usable(answer.addresses(), from.isLoopbackAddress(), adapterIndex);
        put(
                answer.info(),
                from,
                entry -> entry.answered(answer.info(), told, from, roundTrip, now));
    }

    /// A server is announced by DNS-SD.
    void announced(Sighting sighting) {
        List<InetAddress> addresses = usable(sighting.addresses(), false, sighting.adapterIndex());
        if (!addresses.isEmpty()) {
            put(
                    sighting.info(),
                    addresses.getFirst(),
                    entry -> entry.announced(sighting.info(), addresses));
        }
    }

    /// A server's announcement was taken back; where it never answered a ping, that was all we had.
    void announcementEnded(ServerInfo info) {
        Key key = new Key(info.identity(), info.port());
        FoundEntry entry = entries.get(key);
        if (entry == null || !entry.isAnnounced()) {
            return;
        }
        if (entry.hasAnswered()) {
            entry.announcementEnded();
            listener.changed(entry.view());
        } else {
            drop(key);
        }
    }

    /// Drops those that once answered and have not for so long.
    void forgetSilent(Duration silence, long now) {
        for (Key key : List.copyOf(entries.keySet())) {
            FoundEntry entry = entries.get(key);
            if (entry != null && entry.isSilent(silence, now)) {
                drop(key);
            }
        }
    }

    private void drop(Key key) {
        FoundEntry entry = entries.remove(key);
        if (entry != null) {
            listener.gone(entry.view());
        }
    }

    private void put(ServerInfo info, InetAddress from, Consumer<FoundEntry> news) {
        Key key = new Key(info.identity(), info.port());
        FoundEntry known = entries.get(key);
        if (known != null) {
            FoundServer before = known.view();
            news.accept(known);
            FoundServer after = known.view();
            if (!after.equals(before)) {
                listener.changed(after);
            }
        } else if (mayEnter(key.identity(), from)) {
            FoundEntry entry = new FoundEntry(from, info);
            news.accept(entry);
            entries.put(key, entry);
            listener.found(entry.view());
        } else {
            leftOut++;
        }
    }

    private boolean mayEnter(String identity, InetAddress from) {
        if (kept.test(identity)) {
            long same =
                    entries.keySet().stream()
                            .filter(key -> key.identity().equals(identity))
                            .count();
            return same < Bounds.SERVERS_PER_KEPT_IDENTITY
                    && (entries.size() < Bounds.SERVERS || makeRoom());
        }
        long same = entries.values().stream().filter(entry -> entry.firstFrom.equals(from)).count();
        return same < Bounds.SERVERS_PER_SOURCE && entries.size() < Bounds.SERVERS;
    }

    /// Drops the newest that nobody asked to keep.
    private boolean makeRoom() {
        for (Key key : List.copyOf(entries.keySet()).reversed()) {
            if (!kept.test(key.identity())) {
                drop(key);
                return true;
            }
        }
        return false;
    }

    /// Of the addresses somebody told, those that one could connect to from here.
    ///
    /// @param here whether it was told over loopback, where loopback addresses mean what they say
    private static List<InetAddress> usable(
            List<InetAddress> told, boolean here, int adapterIndex) {
        return told.stream()
                .filter(it -> !it.isAnyLocalAddress() && !it.isMulticastAddress())
                .filter(it -> it.getAddress()[0] != (byte) 0xFF) // the limited broadcast
                .filter(it -> here || !it.isLoopbackAddress())
                .map(it -> Packet.scoped(it, adapterIndex))
                .distinct()
                .limit(Bounds.ADDRESSES)
                .toList();
    }
}
