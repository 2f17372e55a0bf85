package chatroom.log.nats;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Keep;
import chatroom.log.LogUnavailable;
import chatroom.log.format.Renaming;
import chatroom.log.format.StoredBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session that is being put into the engine as it was exported; nobody knows of it before its
/// name is claimed. Blocks. For one thread.
final class ClusterSession {
    /// Of the keep, what goes into one message.
    private static final int KEEP_BYTES = 256 * 1024;

    private final Engine engine;
    private final SessionId id;
    private final NameKey key;
    private final long erased;
    private final Keep keep;
    private final @Nullable Renaming renaming;

    /// Batches have been in the engine under the ids they have, if it is the same one.
    private final String attempt = UUID.randomUUID().toString();

    private long token;

    ClusterSession(
            Engine engine,
            SessionId id,
            NameKey key,
            long erased,
            Keep keep,
            @Nullable Renaming renaming) {
        this.engine = engine;
        this.id = id;
        this.key = key;
        this.erased = erased;
        this.keep = keep;
        this.renaming = renaming;
    }

    SessionId id() {
        return id;
    }

    NameKey key() {
        return key;
    }

    void put(StoredBatch exported) {
        StoredBatch batch = renaming == null ? exported : renaming.next(exported);
        StoredBatch.Head head = batch.head();
        StoredBatch without =
                new StoredBatch(head, batch.hash(), batch.payload(), batch.textsWithout(erased));
        long through = head.first() > erased ? 0 : Math.min(erased, head.last());
        Content content =
                new Content.Stored(without, token, Keep.NONE, new Content.Redacted(0, through, 0));
        token =
                engine.put(
                                Subjects.log(id),
                                ContentCodec.encode(content),
                                token,
                                attempt + head.first())
                        .join()
                        .seq("a batch");
    }

    /// All batches are there: what stands beside them follows.
    void end() {
        Messages messages = new Messages(engine, id);
        Keeps keeps = new Keeps(engine, messages);
        Map<String, String> part = new HashMap<>();
        int bytes = 0;
        for (Map.Entry<String, String> record : keep.records().entrySet()) {
            part.put(record.getKey(), record.getValue());
            bytes += record.getKey().length() + record.getValue().length();
            if (bytes > KEEP_BYTES) {
                put(keeps, part);
                bytes = 0;
            }
        }
        put(keeps, part);
        keeps.putTogether();
        new Erasing(messages, new Places()).imported(erased);
    }

    private static void put(Keeps keeps, Map<String, String> part) {
        if (!part.isEmpty() && !keeps.put(new Keep(part))) {
            throw new LogUnavailable("NATS does not take what is kept beside a session");
        }
        part.clear();
    }

    void takeBack() {
        new Erasing(new Messages(engine, id), new Places()).everything();
    }
}
