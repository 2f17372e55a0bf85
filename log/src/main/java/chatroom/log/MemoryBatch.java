package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Text;
import java.util.List;

/// A batch as a [MemoryStore] has it: with the heap it takes, about, in bytes, and what its facts
/// came to when it was stored, so that a changed one is found out. Immutable.
record MemoryBatch(Batch batch, long bytes, int check) {
    private static final int BATCH_BYTES = 160;

    /// What an event takes beside its text.
    private static final int EVENT_BYTES = 160;

    static MemoryBatch of(Batch batch) {
        return new MemoryBatch(batch, bytes(batch), batch.hashCode());
    }

    private static long bytes(Batch batch) {
        long bytes = BATCH_BYTES;
        for (Entry entry : batch.entries()) {
            bytes += EVENT_BYTES;
            if (entry.event() instanceof Event.Said said) {
                bytes += said.text().value().length();
            }
        }
        return bytes;
    }

    /// The batch, if it is what was stored and follows the entry `previous`.
    ///
    /// @throws DamagedLog where it does not
    Batch checked(long previous) {
        if (check != batch.hashCode() || batch.first() != previous + 1) {
            throw new DamagedLog(
                    batch.session(), batch.first(), batch.last(), "not what was stored");
        }
        return batch;
    }

    /// Without the texts up to and including `throughSeq`.
    MemoryBatch erased(long throughSeq) {
        List<Entry> entries =
                batch.entries().stream().map(e -> e.seq() <= throughSeq ? erased(e) : e).toList();
        return of(new Batch(batch.session(), batch.id(), entries, batch.end()));
    }

    private static Entry erased(Entry entry) {
        return entry.event() instanceof Event.Said said
                ? new Entry(
                        entry.seq(),
                        entry.at(),
                        new Event.Said(said.member(), said.id(), Text.ERASED))
                : entry;
    }

    /// For tests: the same, but no longer what was stored.
    MemoryBatch damaged() {
        return new MemoryBatch(batch, bytes, ~check);
    }
}
