package chatroom.log.format;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.log.DamagedLog;

/// Writes a session's batches anew for a session of another name, and perhaps another id: all stay
/// what they are but for the first, which says the name, and each follows the one before it anew.
/// They are given in their order. For one thread.
public final class Renaming {
    private final SessionId session;
    private final SessionName name;
    private final NameKey key;
    private Hash read;
    private Hash written;

    /// @param session whose batches are given
    /// @param renamed what it is to be; it may be the same
    public Renaming(SessionId session, SessionId renamed, SessionName name, NameKey key) {
        this.session = session;
        this.name = name;
        this.key = key;
        this.read = Hash.start(session);
        this.written = Hash.start(renamed);
    }

    /// The batch under the other name.
    ///
    /// @throws DamagedLog where it does not follow the one given before, or is not what was stored
    public StoredBatch next(StoredBatch batch) {
        // What is erased of its texts is known only at the end.
        var _ = batch.open(session, read, Long.MAX_VALUE, 0);
        read = batch.hash();
        byte[] payload = batch.head().first() == 1 ? named(batch.payload()) : batch.payload();
        written = batch.head().hash(written, payload);
        return new StoredBatch(batch.head(), written, payload, batch.texts());
    }

    /// The first event says the name, and the others nothing of it.
    private byte[] named(byte[] payload) {
        ByteReader in = new ByteReader(payload);
        int count = in.count(2);
        ByteWriter out = new ByteWriter().varint(count);
        ByteWriter one = new ByteWriter();
        Event first = EventCodec.read(in.part(), _ -> Text.ERASED);
        EventCodec.write(named(first), one, _ -> new byte[0]); // which has no text
        out.sized(one);
        return out.raw(in.raw(in.left())).toArray();
    }

    private Event named(Event first) {
        if (!(first instanceof Event.Created e)) {
            throw new DamagedLog(session, 1, 1, "it does not begin with its creation");
        }
        return new Event.Created(
                name,
                key,
                e.creator(),
                e.coded(),
                e.whenAdminLeaves(),
                e.inactivity(),
                e.past(),
                e.standing(),
                e.encryptedOnly(),
                e.leaders());
    }
}
