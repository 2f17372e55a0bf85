package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The words in which the contract is written. The suite's classes have one log each, which may be
/// closed and opened again.
public interface Musts {
    /// When the tests' sessions are created, epoch milliseconds.
    long NOON = 1_800_000_000_000L;

    int PAGE = 64 * 1024;

    SessionLog log();

    Store store();

    /// Closes the log and opens the same data again.
    SessionLog reopened() throws Exception;

    default <T> T answer(CompletableFuture<T> asked) throws Exception {
        return asked.get(store().patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A fresh session with three entries: created, joined, admin.
    default SessionId session(String name) throws Exception {
        SessionId id = Samples.id();
        Appended created =
                answer(
                        log().create(
                                        id,
                                        new NameKey(name),
                                        UUID.randomUUID(),
                                        NOON,
                                        Samples.founding(name),
                                        Keep.NONE));
        if (!(created instanceof Appended.Done)) {
            throw new AssertionError("not created: " + created);
        }
        return id;
    }

    default Appended append(SessionId session, long afterSeq, Event... events) throws Exception {
        return append(session, afterSeq, UUID.randomUUID(), events);
    }

    default Appended append(SessionId session, long afterSeq, UUID batch, Event... events)
            throws Exception {
        Position after = new Position(afterSeq, tokenOf(session, afterSeq));
        return answer(log().append(session, after, batch, NOON, List.of(events), Keep.NONE));
    }

    /// Appends `count` batches of one message each at the end.
    default void talk(SessionId session, int count) throws Exception {
        long end = entries(session).size();
        for (int i = 0; i < count; i++) {
            append(session, end + i, said(end + i));
        }
    }

    static Event said(long number) {
        return new Event.Said(1, number, new Text("words " + number));
    }

    /// The engine's own token for a position, learned by reading.
    default long tokenOf(SessionId session, long seq) throws Exception {
        return batches(session).stream()
                .filter(b -> b.last() == seq)
                .findFirst()
                .map(b -> b.end().token())
                .orElse(0L);
    }

    default List<Batch> batches(SessionId session) throws Exception {
        List<Batch> all = new ArrayList<>();
        List<Batch> page = answer(log().read(session, 0, PAGE));
        while (!page.isEmpty()) {
            all.addAll(page);
            page = answer(log().read(session, all.getLast().last(), PAGE));
        }
        return all;
    }

    default List<Entry> entries(SessionId session) throws Exception {
        return batches(session).stream().flatMap(b -> b.entries().stream()).toList();
    }

    default List<Event> events(SessionId session) throws Exception {
        return entries(session).stream().map(Entry::event).toList();
    }
}
