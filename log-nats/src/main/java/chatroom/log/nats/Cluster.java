package chatroom.log.nats;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the engine is that nodes share. Immutable.
///
/// @param servers addresses of its servers, `nats://host:port` or, encrypted, `tls://host:port`;
///   who reaches one learns of the others
/// @param credentials the file with the key of an account, or null where none is needed
public record Cluster(List<String> servers, @Nullable Path credentials) {
    private static final List<String> SCHEMES = List.of("nats", "tls");

    /// @throws IllegalArgumentException where there is no server, or something else than an address
    public Cluster {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no server is named");
        }
        servers.forEach(Cluster::check);
    }

    /// Addresses as they are typed: one after another with commas between them.
    ///
    /// @throws IllegalArgumentException as the constructor
    public static Cluster of(String servers, @Nullable Path credentials) {
        return new Cluster(List.of(servers.strip().split("\\s*,\\s*", -1)), credentials);
    }

    /// The servers as people may see them: without names and passwords.
    public String shown() {
        return servers.stream()
                .map(URI::create)
                .map(uri -> uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                .collect(Collectors.joining(", "));
    }

    private static void check(String server) {
        URI uri = URI.create(server);
        if (!SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "that is no address of a NATS server, such as nats://host:4222");
        }
    }
}
