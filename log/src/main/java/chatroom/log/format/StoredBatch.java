package chatroom.log.format;

import chatroom.core.Entry;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Batch;
import chatroom.log.DamagedLog;
import chatroom.log.Position;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One batch as it is stored: one row, one message of an engine. Its facts and its texts stand
/// apart; its hash covers the hash of the batch before it and all its facts, and with their seals
/// its texts. Immutable, as long as nobody writes into the arrays it hands out.
public final class StoredBatch {
    /// The newest version of the format that is understood. What is written is of the oldest that
    /// has all that is in it.
    public static final int VERSION = 2;

    /// What facts and texts of one batch may take together, in bytes: what an engine takes as one
    /// message.
    public static final int MAX_BYTES = 1024 * 1024 - 1024;

    private final Head head;
    private final Hash hash;
    private final byte[] payload;
    private final byte[] texts;

    /// Where a batch stands: seqs of its first and last entry, their time in epoch milliseconds,
    /// its id, and the version of its format.
    public record Head(long first, long last, long at, UUID id, int version) {
        Hash hash(Hash previous, byte[] payload) {
            MessageDigest digest = Hash.sha256();
            previous.addTo(digest);
            ByteBuffer fixed =
                    ByteBuffer.allocate(44)
                            .putLong(first)
                            .putLong(last)
                            .putLong(at)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .putInt(version);
            digest.update(fixed.array());
            digest.update(payload);
            return Hash.finish(digest);
        }
    }

    /// A batch as it was read.
    public StoredBatch(Head head, Hash hash, byte[] payload, byte[] texts) {
        this.head = head;
        this.hash = hash;
        this.payload = payload;
        this.texts = texts;
    }

    /// Where it stands.
    public Head head() {
        return head;
    }

    /// What the next batch follows.
    public Hash hash() {
        return hash;
    }

    /// Its facts.
    public byte[] payload() {
        return payload;
    }

    /// Its texts; empty where there are none (any more).
    public byte[] texts() {
        return texts;
    }

    /// What it takes, about, in bytes.
    public int bytes() {
        return 100 + payload.length + texts.length;
    }

    /// What it says, if it is what was stored and follows the batch with the hash `previous`.
    ///
    /// @param erasedThrough the seq up to which texts were erased, whether or not they are still
    ///   there
    /// @param token the engine's own for the position after it
    /// @throws DamagedLog where it does not, or is of a newer version
    public Batch open(SessionId session, Hash previous, long erasedThrough, long token) {
        if (head.version() > VERSION) {
            throw damaged(session, "written by a newer version (format " + head.version() + ")");
        }
        if (!head.hash(previous, payload).equals(hash)) {
            throw damaged(session, "its hash does not follow from the one before it");
        }
        try {
            return new Batch(
                    session, head.id(), entries(erasedThrough), new Position(head.last(), token));
        } catch (IllegalArgumentException e) {
            throw damaged(session, String.valueOf(e.getMessage()));
        }
    }

    private List<Entry> entries(long erasedThrough) {
        ByteReader in = new ByteReader(payload);
        int count = in.count(2);
        if (head.first() < 1 || count == 0 || head.last() != head.first() + count - 1) {
            throw new IllegalArgumentException(count + " entries do not fit its place");
        }
        TextSeals.Reader beside = new TextSeals.Reader(texts);
        List<Entry> entries = new ArrayList<>(count);
        for (long seq = head.first(); seq <= head.last(); seq++) {
            boolean erased = seq <= erasedThrough;
            entries.add(
                    new Entry(
                            seq,
                            head.at(),
                            EventCodec.read(in.part(), seal -> beside.open(seal, erased))));
        }
        return entries;
    }

    private DamagedLog damaged(SessionId session, String what) {
        return new DamagedLog(session, head.first(), head.last(), what);
    }

    /// What stands beside it once the texts up to and including `throughSeq` are erased.
    ///
    /// @throws IllegalArgumentException where it is damaged
    public byte[] textsWithout(long throughSeq) {
        if (throughSeq >= head.last() || texts.length == 0) {
            return new byte[0];
        }
        int[] erased = new int[1];
        ByteReader in = new ByteReader(payload);
        int count = in.count(2);
        for (long seq = head.first(); seq < head.first() + count && seq <= throughSeq; seq++) {
            EventCodec.read(
                    in.part(),
                    _ -> {
                        erased[0]++;
                        return Text.ERASED;
                    });
        }
        return TextSeals.without(texts, erased[0]);
    }
}
