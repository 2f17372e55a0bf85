package chatroom.client;

import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way to one server, which may have several addresses and several nodes: opens connections to
/// whichever answers and is that server. Owned by whoever keeps the connection.
final class Route {
    private final Request.Hello hello;
    private final Pace pace;

    /// What the server must prove: all of its identity after the first contact, before it as much
    /// as is known, or null.
    private @Nullable String identity;

    /// By which the person came, and not by what the server told.
    private final Set<Address> given;

    /// The one that answered last comes first.
    private final List<Address> addresses;

    Route(List<Address> addresses, @Nullable String identity, Request.Hello hello, Pace pace) {
        this.given = Set.copyOf(addresses);
        this.addresses = new ArrayList<>(addresses);
        this.identity = identity;
        this.hello = hello;
        this.pace = pace;
    }

    /// Tries all addresses in turn.
    ///
    /// @throws IdentityChanged where one leads to another server, and none to the right one
    /// @throws IOException why the first of them did not lead there, where none does
    Link open() throws IOException {
        IOException first = null;
        for (Address address : List.copyOf(addresses)) {
            try {
                Link link = open(address);
                learn(address, link);
                return link;
            } catch (IOException | RuntimeException e) {
                IOException why = why(address, e);
                boolean telling =
                        why instanceof IdentityChanged && !(first instanceof IdentityChanged);
                if (first == null || telling) {
                    first = why;
                } else {
                    first.addSuppressed(why);
                }
            }
        }
        throw first == null ? new IOException("no address") : first;
    }

    /// What the server told of itself may have passed to another one: that is no reason for alarm.
    private IOException why(Address address, Exception e) {
        if (e instanceof IdentityChanged && !given.contains(address)) {
            return new IOException("another server answers at " + address, e);
        }
        return e instanceof IOException io ? io : new IOException(e);
    }

    private Link open(Address address) throws IOException {
        Socket socket = dial(address);
        Encrypted connection = Encrypted.over(socket, address, identity);
        socket.setSoTimeout(Math.toIntExact(pace.silence().toMillis()));
        return Link.greet(connection, address, hello);
    }

    /// A name may have several numeric addresses, some of which lead nowhere.
    private Socket dial(Address address) throws IOException {
        IOException last = null;
        for (InetAddress numeric : InetAddress.getAllByName(address.host())) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                int within = Math.toIntExact(pace.connect().toMillis());
                socket.setSoTimeout(HANDSHAKE);
                socket.connect(new InetSocketAddress(numeric, address.port()), within);
                return socket;
            } catch (SocketTimeoutException e) {
                socket.close();
                last = new SocketTimeoutException("nothing answers");
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last == null ? new IOException("no numeric address") : last;
    }

    /// The address that led there comes first; the server's other nodes are remembered behind it.
    private void learn(Address address, Link link) {
        Frame.Welcome welcome = link.welcome();
        identity = link.identity().value();
        addresses.remove(address);
        addresses.addFirst(address);
        told(welcome.nodes());
    }

    /// The server is reached there, too, as it says itself: that is tried before what it said
    /// earlier. What is no address is passed over.
    void told(List<String> nodes) {
        Set<Address> all = new LinkedHashSet<>(List.of(addresses.getFirst()));
        addresses.stream().filter(given::contains).forEach(all::add);
        nodes.stream().flatMap(Route::parsed).forEach(all::add);
        all.addAll(addresses);
        addresses.clear();
        all.stream().limit(NODES).forEach(addresses::add);
    }

    private static Stream<Address> parsed(String node) {
        try {
            return Stream.of(Address.parse(node));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static final int NODES = 16;

    /// Milliseconds between two of its messages: a server ends a handshake after 10 s.
    private static final int HANDSHAKE = 10_000;

    /// The next attempt begins with another node: the one in use goes.
    void elsewhere() {
        addresses.add(addresses.removeFirst());
    }
}
