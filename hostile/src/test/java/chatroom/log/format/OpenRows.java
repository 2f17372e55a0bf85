package chatroom.log.format;

import chatroom.core.SessionId;
import chatroom.log.DamagedLog;
import java.util.Arrays;
import java.util.UUID;

/// Lets the fuzzer in to the reader of the log's rows: with the right hash, as somebody would write
/// it who means harm. Stateless.
public final class OpenRows {
    private OpenRows() {}

    /// Reads it as one row; the first byte says where the texts begin.
    public static void read(byte[] bytes) {
        SessionId session = new SessionId("a".repeat(26));
        Hash start = Hash.start(session);
        int cut = bytes.length == 0 ? 0 : (bytes[0] & 0xFF) * bytes.length / 256;
        byte[] payload = Arrays.copyOfRange(bytes, 0, cut);
        byte[] texts = Arrays.copyOfRange(bytes, cut, bytes.length);
        StoredBatch.Head head = new StoredBatch.Head(1, 1, 0, new UUID(0, 1), 1);
        try {
            new StoredBatch(head, head.hash(start, payload), payload, texts)
                    .open(session, start, 0, 0);
        } catch (DamagedLog e) {
            // That is what it is for.
        }
    }
}
