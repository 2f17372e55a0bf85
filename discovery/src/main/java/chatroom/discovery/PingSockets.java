package chatroom.discovery;

import java.net.InetAddress;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A socket for every address of this machine that one can ask from, as the interfaces come and go.
/// Owned by the hunt's thread.
final class PingSockets implements AutoCloseable {
    /// A socket stays as long as this does: an interface that comes back has another index.
    private record Place(int adapterIndex, InetAddress address) {}

    private final Search search;
    private final Selector selector;
    private Map<Place, PingSocket> sockets = new LinkedHashMap<>();

    PingSockets(Search search, Selector selector) {
        this.search = search;
        this.selector = selector;
    }

    /// Opens sockets where there are none or they failed, and closes those whose address is gone.
    void follow(List<Adapter> adapters) {
        Map<Place, PingSocket> before = new HashMap<>(sockets);
        Map<Place, PingSocket> now = new LinkedHashMap<>();
        LocalAddresses.likeliestFirst(adapters).stream()
                .filter(adapter -> adapter.loopback() || !search.thisMachineOnly())
                .limit(Bounds.ADAPTERS)
                .forEach(adapter ->
                        places(adapter)
                                .forEach(bound -> {
                                    Place place = new Place(adapter.index(), bound.address());
                                    now.put(
                                            place,
                                            Optional.ofNullable(before.remove(place))
                                                    .filter(PingSocket::isOpen)
                                                    .orElseGet(() ->
                                                            PingSocket.toEverybody(
                                                                    adapter,
                                                                    bound,
                                                                    search.port(),
                                                                    selector)));
                                }));
        for (InetAddress also : search.thisMachineOnly() ? List.<InetAddress>of() : search.also()) {
            Place place = new Place(-1, also);
            Optional.ofNullable(before.remove(place))
                    .filter(PingSocket::isOpen)
                    .or(() -> PingSocket.toOne(also, search.port(), selector))
                    .ifPresent(socket -> now.put(place, socket));
        }
        before.values().forEach(PingSocket::close);
        sockets = now;
    }

    private static Stream<Adapter.Bound> places(Adapter adapter) {
        return adapter.loopback()
                ? adapter.v4().filter(bound -> bound.address().isLoopbackAddress()).limit(1)
                : Stream.concat(
                        adapter.v4().limit(Bounds.ADDRESSES_PER_ADAPTER), adapter.v6().stream());
    }

    void ping(long nonce) {
        sockets.values().forEach(socket -> socket.ping(nonce));
    }

    List<Diagnosis.Attempt> attempts() {
        return sockets.values().stream().flatMap(socket -> socket.attempts().stream()).toList();
    }

    @Override
    public void close() {
        sockets.values().forEach(PingSocket::close);
    }
}
