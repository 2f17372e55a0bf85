package chatroom.server.sessions;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.Member;
import chatroom.core.Past;
import chatroom.core.Refusal;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import java.util.function.Consumer;

/// Reads what was said before, as far as a member may see it: for who comes in, and for who scrolls
/// back. Owned by the session's loop.
final class PastReading {
    private static final int ENTRY_BYTES = 100;

    private final LiveSession live;
    private final Node node;
    private final Departed departed;

    PastReading(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
        this.departed = new Departed(live, node);
    }

    /// A member scrolls back. Any thread.
    void asked(Connection who, Seat here, Request.History history) {
        live.loop()
                .run(() -> {
                    Member member = live.session().members().find(here.member());
                    if (member == null) {
                        who.refuse(history.id(), Refusal.of(Refusal.Code.NOT_A_MEMBER));
                        return;
                    }
                    int messages = Math.clamp(history.limit(), 1, Limits.PAGE_ENTRIES);
                    read(member, history.before(), messages, past -> who.ok(history.id(), past));
                });
    }

    /// Entries before the seq `before` that the member may read, oldest first, with about
    /// `messages` messages among them.
    void read(Member member, long before, int messages, Consumer<Frame.Body.Past> told) {
        var _ =
                node.log()
                        .before(live.id(), before, messages, Limits.PAGE_ENTRIES)
                        .whenComplete((entries, failure) ->
                                live.loop()
                                        .execute(() ->
                                                seen(
                                                        member,
                                                        failure == null ? entries : List.of(),
                                                        told)));
    }

    private void seen(Member member, List<Entry> entries, Consumer<Frame.Body.Past> told) {
        List<Entry> visible = entries.stream().filter(e -> visible(member, e)).toList();
        List<Entry> page = latest(visible);
        boolean begins =
                visible.size() < entries.size()
                        || entries.isEmpty()
                        || entries.getFirst().seq() == 1;
        boolean more = !begins || page.size() < visible.size();
        departed.in(page, former -> told.accept(new Frame.Body.Past(page, former, more)));
    }

    private boolean visible(Member member, Entry entry) {
        return entry.seq() > live.erasedThrough()
                && (live.session().terms().past() == Past.ALL || entry.at() > member.joinedAt());
    }

    /// The latest of them that fit a page.
    private static List<Entry> latest(List<Entry> entries) {
        int bytes = 0;
        int from = entries.size();
        while (from > 0 && bytes < Limits.PAGE_BYTES) {
            from--;
            bytes += bytes(entries.get(from));
        }
        return entries.subList(from, entries.size());
    }

    private static int bytes(Entry entry) {
        return entry.event() instanceof Event.Said said
                ? ENTRY_BYTES + 3 * said.text().value().length()
                : ENTRY_BYTES;
    }
}
