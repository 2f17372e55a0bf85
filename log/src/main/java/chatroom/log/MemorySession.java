package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.log.SessionLog.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One session of a [MemoryStore]: its batches as they were appended, handed out without copying.
/// Safe for any thread: every method holds its lock, and calls nobody else with it.
final class MemorySession {
    private final SessionId id;
    private final Room room;
    private final List<MemoryBatch> batches = new ArrayList<>();
    private final Map<String, String> keep = new HashMap<>();
    private @Nullable Snapshot snapshot;
    private long erasedThrough;
    private boolean removed;

    MemorySession(SessionId id, Room room) {
        this.id = id;
        this.room = room;
    }

    synchronized Appended append(
            long afterSeq, UUID batchId, long at, List<Event> events, Keep records) {
        if (removed) {
            return new Appended.Broken("the session was removed");
        }
        if (afterSeq != end()) {
            return new Appended.Overtaken();
        }
        MemoryBatch next = MemoryBatch.of(batch(afterSeq, batchId, at, events));
        if (!room.take(next.bytes(), events.stream().anyMatch(e -> e instanceof Event.Said))) {
            return new Appended.Full();
        }
        batches.add(next);
        put(records);
        return new Appended.Done(next.batch().end());
    }

    private long end() {
        return batches.isEmpty() ? 0 : batches.getLast().batch().last();
    }

    private Batch batch(long afterSeq, UUID batchId, long at, List<Event> events) {
        long time = batches.isEmpty() ? at : Math.max(at, batches.getLast().batch().at());
        List<Entry> entries = new ArrayList<>(events.size());
        for (Event event : events) {
            entries.add(new Entry(afterSeq + entries.size() + 1, time, event));
        }
        return new Batch(id, batchId, entries, new Position(afterSeq + entries.size(), 0));
    }

    /// The batch that ends with that entry, if it is still there.
    synchronized Optional<Batch> ending(long lastSeq) {
        int index = indexAfter(lastSeq - 1);
        return index < batches.size() ? Optional.of(batches.get(index).batch()) : Optional.empty();
    }

    synchronized List<Batch> read(long afterSeq, int maxBytes) {
        List<Batch> page = new ArrayList<>();
        long bytes = 0;
        for (int i = indexAfter(afterSeq); i < batches.size(); i++) {
            bytes += batches.get(i).bytes();
            if (!page.isEmpty() && bytes > maxBytes) {
                break;
            }
            page.add(checked(i));
        }
        if (!page.isEmpty()) {
            page.set(0, page.getFirst().after(afterSeq));
        }
        return page;
    }

    synchronized List<Entry> before(long beforeSeq, int maxMessages, int maxEntries) {
        Backwards back = new Backwards(beforeSeq, maxMessages, maxEntries);
        int index = Math.min(indexAfter(beforeSeq - 1), batches.size() - 1);
        while (index >= 0 && back.wantsMore()) {
            back.add(checked(index--).entries());
        }
        return back.entries();
    }

    /// The index of the first batch that ends after `seq`.
    private int indexAfter(long seq) {
        int low = 0;
        int high = batches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (batches.get(middle).batch().last() <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Batch checked(int index) {
        long previous = index == 0 ? 0 : batches.get(index - 1).batch().last();
        return batches.get(index).checked(previous);
    }

    synchronized void put(Keep records) {
        keep.putAll(records.records());
        keep.values().removeIf(String::isEmpty);
    }

    synchronized Keep keep() {
        return new Keep(keep);
    }

    synchronized void put(Snapshot newer) {
        if (snapshot == null || snapshot.position().seq() < newer.position().seq()) {
            snapshot = newer;
        }
    }

    synchronized Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    synchronized void eraseTexts(long throughSeq) {
        erasedThrough = Math.max(erasedThrough, Math.min(throughSeq, end()));
        for (int i = 0; i < batches.size() && batches.get(i).batch().first() <= throughSeq; i++) {
            MemoryBatch with = batches.get(i);
            MemoryBatch without = with.erased(throughSeq);
            room.give(with.bytes() - without.bytes());
            batches.set(i, without);
        }
    }

    synchronized long erasedThrough() {
        return erasedThrough;
    }

    /// Gives its room back; nothing can be appended any more.
    synchronized void remove() {
        removed = true;
        batches.forEach(b -> room.give(b.bytes()));
        batches.clear();
    }

    /// For tests: the batch with that entry is no longer what was stored.
    synchronized void damage(long seq) {
        int index = indexAfter(seq - 1);
        batches.set(index, batches.get(index).damaged());
    }
}
