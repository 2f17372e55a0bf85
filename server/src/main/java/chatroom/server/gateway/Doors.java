package chatroom.server.gateway;

import chatroom.server.identity.Credentials;
import chatroom.server.sessions.Plain;
import java.util.List;
import java.util.function.Supplier;

/// By which doors people come in, and under which names. Immutable; any thread.
///
/// @param credentials what the encrypted door shows at first
/// @param plain what the other one is for
/// @param names host names under which requests are answered, beside those that are always
/// @param nodes our addresses of the moment, `host:port`, whose pages may connect to each of them
public record Doors(
        Credentials credentials, Plain plain, List<String> names, Supplier<List<String>> nodes) {
    public Doors {
        names = List.copyOf(names);
    }
}
