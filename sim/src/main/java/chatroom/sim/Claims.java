package chatroom.sim;

import chatroom.core.SessionId;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All that one client ever asked for: what is in the log must have been asked for by somebody. For
/// one thread.
final class Claims {
    /// Each text it ever said, which is like no other, and the id under which it did.
    final Map<String, Long> said = new HashMap<>();

    final List<Request.Join> joins = new ArrayList<>();
    final List<Request.Create> creates = new ArrayList<>();
    final Set<String> adminTokens = new HashSet<>();

    /// Commands that it gave, in lower case.
    private final Set<String> commands = new HashSet<>();

    private boolean left;

    /// When the server read its last sign of life in a session.
    private final Map<String, Long> signs = new HashMap<>();

    /// When the server read a request to join.
    private final Map<Long, Long> arrivals = new HashMap<>();

    void asked(Request request) {
        switch (request) {
            case Request.Say say -> {
                if (say.text().startsWith("/")) {
                    commands.add(say.text().toLowerCase(Locale.ROOT));
                } else {
                    said.put(say.text(), say.id());
                }
            }
            case Request.Join join -> joins.add(join);
            case Request.Create create -> creates.add(create);
            case Request.Leave _ -> left = true;
            default -> {}
        }
    }

    /// The server read a sign of life at `at`, in epoch milliseconds.
    void sign(SessionId session, int member, long at) {
        signs.put(session.value() + " " + member, at);
    }

    /// The last sign of life that the server read from that member, epoch milliseconds.
    long sign(SessionId session, int member) {
        return signs.getOrDefault(session.value() + " " + member, 0L);
    }

    /// The server read that request at `at`, in epoch milliseconds.
    void arrived(Request.Join join, long at) {
        arrivals.put(join.id(), at);
    }

    /// When the server read that request, epoch milliseconds; never, where it did not.
    long arrival(Request.Join join) {
        return arrivals.getOrDefault(join.id(), Long.MAX_VALUE);
    }

    boolean wantedToLeave() {
        return left || commands.contains("/quit");
    }

    /// Whether it ever joined with an admin token that it had been given.
    boolean showedAdminToken() {
        return joins.stream().anyMatch(j -> j.admin() != null && adminTokens.contains(j.admin()));
    }

    boolean wantedToClose() {
        return commands.contains("/close");
    }

    /// Whether it wanted another code, or none.
    boolean wantedCode(boolean coded) {
        return commands.stream()
                .anyMatch(c -> c.startsWith("/code ") && c.endsWith("none") != coded);
    }

    boolean wantedToKick(String name) {
        return commands.stream()
                .anyMatch(c -> c.startsWith("/kick " + name.toLowerCase(Locale.ROOT)));
    }

    boolean wantedToHandOverTo(String name) {
        return commands.contains("/admin " + name.toLowerCase(Locale.ROOT));
    }
}
