package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.Session;
import chatroom.core.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Where sessions are kept: per session its entries in order, a snapshot, and its [Keep]; and the
/// directory of which sessions there are. May be called from any thread; never blocks the caller. A
/// stage completes on a thread of the log's choosing, in which nothing may wait: who needs another
/// hands over.
///
/// What every implementation MUST do (the contract suite has a test by each number):
///
/// 1. An append lands whole and adjacent, or not at all: its entries have the seqs after
///    `after.seq()`, in order.
/// 2. Of several appends after one position at most one is [Appended.Done]; the others are
///    [Appended.Overtaken]. So is every append after a position that is not the log's end.
/// 3. What is [Appended.Done] is read by everybody from then on, and by whoever opens the same data
///    later.
/// 4. `at` never decreases within a log: an append with an earlier time than its predecessor's gets
///    that one's. The batch that is read and followed says which.
/// 5. [Appended.Overtaken], [Appended.Full] and [Appended.Broken] leave nothing behind: neither
///    entries nor keep.
/// 6. [Appended.Unknown] is told within the log's own time limit, never silence; the batch is there
///    or it is not, and reading after a while tells by its id.
/// 7. A keep given with a batch is readable wherever its entries are. Records replace those of the
///    same name, leave the others, and are gone where the value is empty.
/// 8. Of several creations with one name key at most one succeeds while that session is in the
///    directory.
/// 9. `read` gives batches in order, without gaps, from the first entry after the given seq; at
///    most as many as fit the bound, but at least one where there is one. A batch that straddles
///    the seq is given with the entries after it only.
/// 10. `follow` gives every batch after the given seq exactly once, in order, including those
///     appended meanwhile, until it is closed; then nothing more (what is being told at that moment
///     may still be finished). Where going on is impossible it says so by `ended`.
/// 11. The directory's follow gives every session there is, then every opening and removal, each
///     once and in order.
/// 12. A snapshot is a cache: the newest that was put is given back equal, or none; entries never
///     depend on it.
/// 13. `eraseTexts` turns the texts up to a seq into [chatroom.core.Text#ERASED] in all later
///     reads, and leaves every other fact as it was. The texts are gone from the store too, not
///     only hidden.
/// 14. `remove` takes a session out of the directory at once (its name key is free), and erases
///     entries, snapshot and keep, in slices that let appends to other sessions pass. Appends to a
///     session that was removed, or never created, are [Appended.Broken]; what is read of it is
///     empty.
/// 15. What was damaged is reported, never passed over: a read that meets a batch whose hash does
///     not follow from the one before it fails with [DamagedLog].
/// 16. After `close` nothing more is told and every call is [Appended.Broken] or fails; whatever
///     was Done stays.
/// 17. Nothing is shared between sessions: what happens to one leaves the others' entries, keeps
///     and order alone.
/// 18. `release` takes a session out of the directory at once (its name key is free) and leaves
///     entries and keep readable until `remove`; what was released and never removed is erased when
///     the data are opened the next time.
public interface SessionLog extends AutoCloseable {

    /// Creates a session whose log begins with `events`, at seq 1.
    ///
    /// @return `Done`; `Overtaken` where the name key or the id is in use; else as for an append
    /// @throws IllegalArgumentException as [#append]
    CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep);

    /// Appends `events` as one batch after `after`, all with the time `at` (epoch milliseconds).
    ///
    /// @throws IllegalArgumentException where there is no event, or more than one row of the log
    ///   can hold (1 MiB; what stays within [chatroom.core.Limits#BATCH_EVENTS] and
    ///   [chatroom.core.Limits#BATCH_BYTES] fits)
    CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep);

    /// Batches from the entry after `afterSeq` on, up to about `maxBytes` of stored size; empty at
    /// the end.
    CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes);

    /// Entries before `beforeSeq` (exclusive), oldest first: the latest of them, going back until
    /// `maxMessages` of them are messages, `maxEntries` are reached, or the log begins.
    CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries);

    /// Every batch after `afterSeq`, as it comes: for entries that other nodes append.
    Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told);

    /// The sessions that there are.
    CompletableFuture<List<Listed>> directory();

    /// The sessions that there are, then each change.
    Subscription followDirectory(Consumer<Change> told);

    /// The newest snapshot with the position after its last entry, or nothing.
    CompletableFuture<Optional<Snapshot>> snapshot(SessionId session);

    /// Keeps a snapshot in place of an older one, never of a newer. A failure costs only time.
    CompletableFuture<Boolean> putSnapshot(Snapshot snapshot);

    /// All of a session's keep.
    CompletableFuture<Keep> keep(SessionId session);

    /// Puts or replaces records of a keep without an entry; false where that failed.
    CompletableFuture<Boolean> putKeep(SessionId session, Keep records);

    /// Erases the texts of all messages up to and including `throughSeq`.
    CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq);

    /// The seq up to which texts were erased, 0 for none.
    CompletableFuture<Long> erasedThrough(SessionId session);

    /// Takes the session out of the directory and leaves the rest until [#remove]: for a session
    /// that has ended, while its last readers finish.
    CompletableFuture<Boolean> release(SessionId session);

    /// Takes the session out of the directory and erases all of it.
    CompletableFuture<Boolean> remove(SessionId session);

    /// The other nodes on the same log; nothing where there can be none.
    default Optional<Peers> peers() {
        return Optional.empty();
    }

    @Override
    void close();

    /// A state of a session, and the position after the last entry that it includes.
    record Snapshot(Session state, Position position) {
        /// @throws IllegalArgumentException where they are not of one seq
        public Snapshot {
            if (state.seq() != position.seq()) {
                throw new IllegalArgumentException("a snapshot of another position");
            }
        }
    }

    /// Something that is being followed, until it is closed.
    interface Subscription extends AutoCloseable {
        /// Completes when nothing more will be told: normally after a close, else with the failure
        /// that made going on impossible, such as [DamagedLog].
        CompletableFuture<Void> ended();

        @Override
        void close();
    }
}
