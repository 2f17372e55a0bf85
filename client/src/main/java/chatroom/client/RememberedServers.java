package chatroom.client;

import chatroom.discovery.Search;
import chatroom.wire.ServerIdentity;
import chatroom.wire.json.JsonObject;
import chatroom.wire.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The servers that somebody used before, in `known-servers.json` of their folder, shared by all
/// clients of theirs: the plan B where none is found, and what a server must prove to be. The file
/// is the state; any thread.
public final class RememberedServers {
    /// More than anybody uses; the ones used longest ago are forgotten.
    private static final int SERVERS = 50;

    private static final int ADDRESSES = 8;
    private final JsonFile<List<Server>> file;

    /// A server as it was when it was used last.
    ///
    /// @param identity what it is known again by
    /// @param name for people, as it said itself
    /// @param addresses where it was reached, the last first; at most 8
    /// @param used when, epoch milliseconds
    public record Server(String identity, String name, List<Address> addresses, long used) {
        public Server {
            addresses = addresses.stream().distinct().limit(ADDRESSES).toList();
        }

        private boolean isAt(Address address) {
            return addresses.stream()
                    .anyMatch(a ->
                            a.port() == address.port()
                                    && a.host().equalsIgnoreCase(address.host()));
        }

        private boolean isAt(String typed) {
            try {
                return isAt(Address.parse(typed));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private boolean isCalled(String other) {
            return likened(name).equals(likened(other));
        }

        /// Names that look the same in a list are the same here.
        private static String likened(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /// @param aside told where a damaged file was moved
    public RememberedServers(Path folder, Consumer<Path> aside) {
        file =
                new JsonFile<>(
                        folder.resolve("known-servers.json"),
                        List.of(),
                        RememberedServers::read,
                        RememberedServers::written,
                        aside);
    }

    /// All of them, the one used last first.
    public List<Server> all() {
        return file.read();
    }

    /// The usual search, which asks them where they were last, too, and pushes none of them out.
    public Search search() {
        List<Server> servers = all();
        Set<String> known = servers.stream().map(Server::identity).collect(Collectors.toSet());
        List<InetAddress> also =
                servers.stream()
                        .flatMap(s -> s.addresses().stream())
                        .flatMap(a -> a.numeric().stream())
                        .toList();
        return Search.USUAL.withAlso(also).withKept(known::contains);
    }

    public Optional<Server> find(String identity) {
        return all().stream().filter(s -> s.identity().equals(identity)).findFirst();
    }

    /// The one that was used last at that address.
    public Optional<Server> at(Address address) {
        return all().stream().filter(s -> s.isAt(address)).findFirst();
    }

    /// One that goes by the same name and has another identity, where the one of this identity is
    /// not known: who is new by a known name is not to be trusted for it.
    public Optional<Server> namesake(String name, String identity) {
        return find(identity).isPresent()
                ? Optional.empty()
                : all().stream().filter(s -> s.isCalled(name)).findFirst();
    }

    /// Forgets all that go by that name, or were reached at that address.
    ///
    /// @return those that were forgotten
    /// @throws IOException where that cannot be written down
    public List<Server> forget(String nameOrAddress) throws IOException {
        Predicate<Server> meant =
                server -> server.isCalled(nameOrAddress) || server.isAt(nameOrAddress);
        List<Server> forgotten = all().stream().filter(meant).toList();
        file.change(before -> before.stream().filter(meant.negate()).toList());
        return forgotten;
    }

    /// It was used just now; addresses by which it was reached earlier stay behind the new ones.
    ///
    /// @throws IOException where that cannot be written down
    public void used(Server server) throws IOException {
        file.change(before -> merged(server, before));
    }

    private static List<Server> merged(Server server, List<Server> before) {
        List<Address> addresses = new ArrayList<>(server.addresses());
        List<Server> all = new ArrayList<>();
        for (Server other : before) {
            if (other.identity().equals(server.identity())) {
                addresses.addAll(other.addresses());
            } else if (all.size() < SERVERS - 1) {
                all.add(other);
            }
        }
        all.addFirst(new Server(server.identity(), server.name(), addresses, server.used()));
        return List.copyOf(all);
    }

    private static List<Server> read(JsonObject json) {
        return json.objects("servers", RememberedServers::server).stream()
                .filter(server -> ServerIdentity.isIdentity(server.identity()))
                .limit(SERVERS)
                .toList();
    }

    private static Server server(JsonObject json) {
        return new Server(
                json.string("identity"),
                json.string("name"),
                json.strings("addresses").stream().map(Address::parse).toList(),
                json.number("used", 0, JsonObject.MAX_NUMBER));
    }

    private static JsonWriter written(List<Server> servers) {
        JsonWriter out = new JsonWriter().begin().name("servers").beginArray();
        for (Server server : servers) {
            out.begin().field("identity", server.identity()).field("name", server.name());
            out.name("addresses").beginArray();
            server.addresses().forEach(a -> out.value(a.toString()));
            out.endArray().field("used", server.used()).end();
        }
        return out.endArray().end();
    }
}
