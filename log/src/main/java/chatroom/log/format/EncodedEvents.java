package chatroom.log.format;

import chatroom.core.Event;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The events of a batch as bytes, before it is known where in the log they go. Made on any thread;
/// immutable.
public final class EncodedEvents {
    private final int version;
    private final int count;
    private final byte[] payload;
    private final byte[] texts;

    private EncodedEvents(int version, int count, byte[] payload, byte[] texts) {
        this.version = version;
        this.count = count;
        this.payload = payload;
        this.texts = texts;
    }

    /// Encodes the events of one batch.
    ///
    /// @param salts where the random bytes come from that seal the texts; a secure source
    /// @throws IllegalArgumentException where there is no event, or more than
    ///   [StoredBatch#MAX_BYTES]
    public static EncodedEvents of(List<Event> events, RandomGenerator salts) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        TextSeals.Writer texts = new TextSeals.Writer(salts, texts(events));
        ByteWriter payload = new ByteWriter().varint(events.size());
        ByteWriter one = new ByteWriter();
        int version = 1;
        for (Event event : events) {
            EventCodec.write(event, one, texts::seal);
            payload.sized(one);
            version = Math.max(version, EventCodec.version(event));
        }
        byte[] beside = texts.beside();
        if (payload.size() + beside.length > StoredBatch.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a batch of " + (payload.size() + beside.length) + " bytes is too large");
        }
        return new EncodedEvents(version, events.size(), payload.toArray(), beside);
    }

    private static int texts(List<Event> events) {
        int texts = 0;
        for (Event event : events) {
            texts += event instanceof Event.Said ? 1 : 0;
        }
        return texts;
    }

    /// What they take in the log, in bytes.
    public int bytes() {
        return payload.length + texts.length;
    }

    /// The batch that they are after the entry `after`, whose batch has the hash `previous`.
    public StoredBatch after(Hash previous, long after, long at, UUID id) {
        StoredBatch.Head head = new StoredBatch.Head(after + 1, after + count, at, id, version);
        return new StoredBatch(head, head.hash(previous, payload), payload, texts);
    }
}
