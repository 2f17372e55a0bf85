package chatroom.terminal;

import chatroom.client.Address;
import chatroom.client.RememberedServers;
import chatroom.core.Printable;
import chatroom.discovery.Diagnosis;
import chatroom.discovery.FoundServer;
import chatroom.wire.ServerIdentity;
import chatroom.wording.Searched;
import chatroom.wording.Wording;
import java.util.ArrayList;
import java.util.List;

/// What a search for servers came to, in words. Stateless.
final class FindReport {
    private FindReport() {}

    /// The servers in a table, numbered, those that were used before marked.
    static List<String> table(
            List<FoundServer> servers, RememberedServers remembered, Wording wording) {
        Table table =
                new Table(
                        wording.of("terminal.number"),
                        wording.of("about.server"),
                        wording.of("terminal.find.address"),
                        wording.of("about.identity"),
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
            return "(" + wording.of("find.known") + ")";
        }
        return remembered.namesake(server.name(), server.identity()).isPresent()
                ? "(" + wording.of("find.second") + ")"
                : "";
    }

    /// Why none was found, as far as one can tell, and what to do.
    static List<String> nothing(Diagnosis diagnosis, Wording wording) {
        Searched searched = new Searched(diagnosis, wording);
        List<String> lines = new ArrayList<>();
        lines.add(wording.of("find.none"));
        searched.tried().ifPresent(lines::add);
        lines.add(wording.of("find.likely"));
        searched.causes().forEach(cause -> lines.add("  - " + cause));
        lines.add(wording.of("find.address"));
        lines.add(wording.of("find.host"));
        return lines;
    }
}
