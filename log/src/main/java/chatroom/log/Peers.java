package chatroom.log;

import chatroom.core.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// The other nodes that share a log: each tells the others who is connected to it, so that nobody
/// is taken for missing who is connected elsewhere, and that whose node died is missed by the
/// others. Nothing of it is kept. May be used from any thread.
public interface Peers {
    /// What a node says of itself.
    ///
    /// @param identity what clients know it by
    /// @param addresses where they reach it, `host:port`, likeliest first
    /// @param members who is connected to it, by session
    record Here(String identity, List<String> addresses, Map<SessionId, Set<Integer>> members) {
        public Here {
            addresses = List.copyOf(addresses);
            members = Map.copyOf(members);
        }
    }

    /// Begins to tell the others, and to hear of them.
    ///
    /// @param here asked every few seconds, on any thread
    /// @param gone told of members whose node is gone, on any thread; it must not block
    /// @param end run when another node wants all to end, on any thread; it must not block
    void begin(Supplier<Here> here, BiConsumer<SessionId, Set<Integer>> gone, Runnable end);

    /// How many other nodes there are, as far as they were heard of lately.
    int others();

    /// Asks all others to end in order. Who is not reached by that goes on.
    void endAll();

    /// Where the other nodes are reached that clients know by the same identity.
    List<String> addresses(String identity);

    /// Whether a member may be connected to another node; where nothing is heard at all, anybody
    /// may.
    boolean elsewhere(SessionId session, int member);
}
