package chatroom.terminal;

import chatroom.client.Address;
import chatroom.client.RememberedServers;
import chatroom.core.Printable;
import chatroom.discovery.Diagnosis;
import chatroom.discovery.FoundServer;
import chatroom.wire.ServerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a search for servers came to, in words. Stateless.
final class FindReport {
    private FindReport() {}

    /// The servers in a table, numbered, those that were used before marked.
    static List<String> table(
            List<FoundServer> servers, RememberedServers remembered, Wording wording) {
        Table table =
                new Table(
                        wording.of("terminal.number"),
                        wording.of("terminal.find.name"),
                        wording.of("terminal.find.address"),
                        wording.of("terminal.about.identity"),
                        wording.of("terminal.about.sessions"),
                        wording.of("list.members"),
                        "");
        for (int i = 0; i < servers.size(); i++) {
            FoundServer server = servers.get(i);
            table.row(
                    Integer.toString(i + 1),
                    Printable.of(server.name()),
                    Address.of(server).getFirst().toString(),
                    ServerIdentity.shown(server.identity()),
                    server.sessions().isPresent() ? "" + server.sessions().getAsInt() : "",
                    server.members().isPresent() ? "" + server.members().getAsInt() : "",
                    mark(server, remembered, wording));
        }
        return table.lines();
    }

    /// One that was used before is marked, and so is another by the same name.
    private static String mark(FoundServer server, RememberedServers remembered, Wording wording) {
        if (remembered.find(server.identity()).isPresent()) {
            return wording.of("terminal.server.known");
        }
        return remembered.namesake(server.name(), server.identity()).isPresent()
                ? wording.of("terminal.server.second")
                : "";
    }

    /// Why none was found, as far as one can tell, and what to do.
    static List<String> nothing(Diagnosis diagnosis, Wording wording) {
        List<String> ways =
                diagnosis.attempts().stream().map(a -> way(a, wording)).distinct().toList();
        List<String> lines = new ArrayList<>();
        lines.add(wording.of("find.none"));
        if (!ways.isEmpty()) {
            String all = String.join(", ", ways);
            lines.add(wording.words().counted("find.tried", ways.size(), Map.of("ways", all)));
        }
        lines.add(wording.of("find.likely"));
        for (Diagnosis.Cause cause : diagnosis.likely()) {
            lines.add("  - " + wording.of("find.cause." + Wording.key(cause)));
        }
        lines.add(wording.of("find.address"));
        lines.add(wording.of("find.host"));
        return lines;
    }

    private static String way(Diagnosis.Attempt attempt, Wording wording) {
        String key =
                attempt.from().isLoopbackAddress() ? "this-machine" : Wording.key(attempt.target());
        String address = Printable.of(attempt.to().getHostAddress());
        String way =
                wording.of("terminal.way." + key, "adapter", attempt.adapter(), "address", address);
        if (attempt.sent() > 0) {
            return way;
        }
        return attempt.reason().isEmpty()
                ? wording.of("terminal.way.failed.silently", "way", way)
                : wording.of("terminal.way.failed", "way", way, "reason", attempt.reason());
    }
}
