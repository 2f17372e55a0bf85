package chatroom.discovery;

import java.util.List;

/// What a search came to. Immutable; any thread.
///
/// @param servers in the order they were first heard of
/// @param diagnosis what was tried and, where no server is in the list, what is likely wrong
public record Finding(List<FoundServer> servers, Diagnosis diagnosis) {
    public Finding {
        servers = List.copyOf(servers);
    }
}
