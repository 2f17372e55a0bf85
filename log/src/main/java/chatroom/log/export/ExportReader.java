package chatroom.log.export;

import chatroom.log.LogUnavailable;
import chatroom.log.format.Hash;
import chatroom.log.format.StoredBatch;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/// Reads the records of an export, whose bytes may be anything. For one thread.
public final class ExportReader {
    private final DataInputStream in;
    private long at;

    /// Begins to read.
    ///
    /// @throws LogUnavailable where it is no export, or one of a newer version
    public ExportReader(InputStream from) throws IOException {
        this.in = new DataInputStream(from);
        byte[] magic = new byte[ExportFormat.MAGIC.length];
        int version;
        try {
            in.readFully(magic);
            version = in.readInt();
        } catch (EOFException e) {
            throw new LogUnavailable("it is not an export of Chatroom", e);
        }
        if (!Arrays.equals(magic, ExportFormat.MAGIC)) {
            throw new LogUnavailable("it is not an export of Chatroom");
        }
        if (version > ExportFormat.VERSION) {
            throw new LogUnavailable(
                    "it was written by a newer version of Chatroom (export format "
                            + version
                            + ", this one knows up to "
                            + ExportFormat.VERSION
                            + ")");
        }
        at = magic.length + 4L;
    }

    /// The byte at which the next record begins.
    public long at() {
        return at;
    }

    /// Reads the next one.
    ///
    /// @throws LogUnavailable where it ends early or is not what was written
    public ExportRecord next() throws IOException {
        byte[] head = new byte[5];
        byte[] body;
        int sum;
        try {
            in.readFully(head);
            int length = ByteBuffer.wrap(head).getInt(1);
            if (length < 0 || length > ExportFormat.MAX_BYTES) {
                throw altered();
            }
            body = new byte[length];
            in.readFully(body);
            sum = in.readInt();
        } catch (EOFException e) {
            throw new LogUnavailable("it ends too early, at byte " + at, e);
        }
        CRC32C found = new CRC32C();
        found.update(head);
        found.update(body);
        if (sum != (int) found.getValue()) {
            throw altered();
        }
        try {
            ExportRecord record = record(head[0], ByteBuffer.wrap(body));
            at += head.length + body.length + 4L;
            return record;
        } catch (RuntimeException e) {
            throw altered();
        }
    }

    private LogUnavailable altered() {
        return new LogUnavailable("it was altered at byte " + at + " or a little after");
    }

    private static ExportRecord record(int kind, ByteBuffer body) {
        return switch (kind) {
            case ExportFormat.SESSION ->
                    new ExportRecord.Session(string(body), string(body), body.getLong());
            case ExportFormat.KEEP -> new ExportRecord.Keep(string(body), string(body));
            case ExportFormat.BATCH -> new ExportRecord.Batch(batch(body));
            case ExportFormat.END -> new ExportRecord.End(body.getLong(), body.getLong());
            case ExportFormat.GONE -> new ExportRecord.Gone();
            case ExportFormat.LAST -> new ExportRecord.Last(body.getInt());
            default -> throw new IllegalArgumentException("unknown record " + kind);
        };
    }

    private static StoredBatch batch(ByteBuffer body) {
        long first = body.getLong();
        long last = body.getLong();
        long at = body.getLong();
        UUID id = new UUID(body.getLong(), body.getLong());
        StoredBatch.Head head = new StoredBatch.Head(first, last, at, id, body.getInt());
        Hash hash = Hash.of(bytes(body, Hash.LENGTH));
        byte[] payload = bytes(body, body.getInt());
        return new StoredBatch(head, hash, payload, bytes(body, body.remaining()));
    }

    private static String string(ByteBuffer body) {
        return new String(bytes(body, body.getInt()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer body, int length) {
        if (length < 0 || length > body.remaining()) {
            throw new IllegalArgumentException("it ends too early");
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }
}
