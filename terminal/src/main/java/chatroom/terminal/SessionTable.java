package chatroom.terminal;

import chatroom.core.Printable;
import chatroom.wire.Frame;
import chatroom.wording.Wording;
import java.util.List;

/// The list of sessions, as a table. Stateless.
final class SessionTable {
    private SessionTable() {}

    /// Numbered from 1, in the order of the list.
    static List<String> lines(List<Frame.Listed> sessions, Wording wording) {
        if (sessions.isEmpty()) {
            return List.of(wording.of("list.empty"));
        }
        Table table =
                new Table(
                        wording.of("terminal.number"),
                        wording.of("list.name"),
                        wording.of("list.members"),
                        wording.of("list.code"),
                        wording.of("list.created"),
                        wording.of("list.creator"));
        for (int i = 0; i < sessions.size(); i++) {
            Frame.Listed session = sessions.get(i);
            table.row(
                    Integer.toString(i + 1),
                    Printable.of(session.name()),
                    Integer.toString(session.members()),
                    wording.of(session.coded() ? "list.code.short" : "list.code.none"),
                    wording.when(session.created()),
                    session.creator().isEmpty()
                            ? wording.of("list.standing")
                            : Printable.of(session.creator()));
        }
        return table.lines();
    }
}
