package chatroom.log.nats;

import chatroom.core.Entry;
import chatroom.core.SessionId;
import chatroom.log.Backwards;
import chatroom.log.Batch;
import chatroom.log.DamagedLog;
import chatroom.log.format.Hash;
import chatroom.log.nats.Messages.Found;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one session's log, forwards by pages and backwards from an entry, and checks that each
/// batch follows from the one before it. Blocks. Has no state; what it learns it leaves in the
/// [Places].
record Reading(Messages messages, Places places) {
    private SessionId session() {
        return messages.session();
    }

    /// See [chatroom.log.SessionLog#read].
    List<Batch> after(long afterSeq, int maxBytes) {
        Place known = places.floor(session(), afterSeq);
        Place place = known == null ? Place.start(session()) : known;
        List<Batch> page = new ArrayList<>();
        long bytes = 0;
        Forward forward = new Forward(messages);
        for (Found next = forward.after(place); next != null; next = forward.after(place)) {
            Batch batch = opened(next, place.hash());
            if (batch.last() > afterSeq) {
                bytes += next.stored().batch().bytes();
                if (!page.isEmpty() && bytes > maxBytes) {
                    break;
                }
                page.add(page.isEmpty() ? batch.after(afterSeq) : batch);
            }
            place = next.place();
        }
        return page;
    }

    private Batch opened(Found found, Hash follows) {
        Batch batch = found.open(session(), follows, places.erased(session()));
        places.add(session(), found.place());
        return batch;
    }

    /// See [chatroom.log.SessionLog#before].
    List<Entry> before(long beforeSeq, int maxMessages, int maxEntries) {
        Backwards back = new Backwards(beforeSeq, maxMessages, maxEntries);
        Found batch = beforeSeq <= 1 ? null : with(beforeSeq - 1);
        while (batch != null && back.wantsMore()) {
            Found previous = messages.before(batch);
            Batch opened = opened(batch, end(previous, batch));
            back.add(opened.entries());
            batch = previous;
        }
        return back.entries();
    }

    private Hash end(@Nullable Found previous, Found batch) {
        if (previous == null) {
            return Hash.start(session());
        }
        if (previous.stored().last() != batch.stored().first() - 1) {
            throw new DamagedLog(
                    session(),
                    previous.stored().last() + 1,
                    batch.stored().first() - 1,
                    "entries are missing");
        }
        return previous.stored().batch().hash();
    }

    /// The batch with that entry, or the last one where the log ends before it.
    private @Nullable Found with(long seq) {
        Place known = places.ceiling(session(), seq);
        Found batch = known == null ? null : messages.at(known);
        if (batch == null) {
            batch = messages.lastBatch();
        }
        while (batch != null && batch.stored().first() > seq) {
            batch = messages.before(batch);
        }
        return batch;
    }
}
