package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.SessionId;
import java.util.List;
import java.util.UUID;

/// What was appended together: entries with adjacent seqs and one time, told together or not at
/// all. `id` was drawn by who appended it, who recognises it by that; `end` is the position after
/// its last entry. `keep` is what of the keep came with it, where the log tells that to other
/// nodes; [Keep#NONE] where it has none to tell.
public record Batch(SessionId session, UUID id, List<Entry> entries, Position end, Keep keep) {
    public Batch {
        entries = List.copyOf(entries);
    }

    /// One that tells nothing of the keep.
    public Batch(SessionId session, UUID id, List<Entry> entries, Position end) {
        this(session, id, entries, end, Keep.NONE);
    }

    /// The seq of its first entry.
    public long first() {
        return entries.getFirst().seq();
    }

    /// The seq of its last entry.
    public long last() {
        return entries.getLast().seq();
    }

    /// The time of all its entries, epoch milliseconds.
    public long at() {
        return entries.getFirst().at();
    }

    /// What of it comes after `seq`, which is before its last: itself, or the same batch with the
    /// later entries only.
    public Batch after(long seq) {
        return seq < first()
                ? this
                : new Batch(
                        session,
                        id,
                        entries.subList((int) (seq - first()) + 1, entries.size()),
                        end,
                        keep);
    }
}
