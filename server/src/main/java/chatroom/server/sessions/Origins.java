package chatroom.server.sessions;

import chatroom.core.Limits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many of a session's members came from each source, so that one machine cannot fill it. Knows
/// those of this node. Owned by the session's loop.
final class Origins {
    /// By the member's number, the source as the keep has it.
    private final Map<Integer, String> members = new HashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();

    /// Whether no more may come from there. Who comes is counted until [#decided].
    boolean arrives(String source) {
        if (counts.getOrDefault(source, 0) >= Limits.MEMBERS_PER_SOURCE) {
            return false;
        }
        count(source, 1);
        return true;
    }

    /// Who arrived is a member now, or is not.
    void decided(String source) {
        count(source, -1);
    }

    /// @param source null where this node does not know
    void joined(int member, @Nullable String source) {
        if (source != null && members.put(member, source) == null) {
            count(source, 1);
        }
    }

    void gone(int member) {
        String source = members.remove(member);
        if (source != null) {
            count(source, -1);
        }
    }

    /// Nobody is known: those who are in are counted anew.
    void clear() {
        members.clear();
        counts.clear();
    }

    private void count(String source, int change) {
        counts.merge(source, change, (a, b) -> a + b == 0 ? null : a + b);
    }
}
