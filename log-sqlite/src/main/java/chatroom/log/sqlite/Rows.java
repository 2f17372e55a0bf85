package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.DamagedLog;
import chatroom.log.format.Hash;
import chatroom.log.format.StoredBatch;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Batches as rows of the database, in both directions. Has no state.
final class Rows {
    /// What [#batch] reads, in this order. The hash stands before the large columns, so that it can
    /// be read without them.
    static final String COLUMNS =
            "b.place, b.first, b.at, b.id, b.version, b.hash, b.payload, b.texts";

    private Rows() {}

    static StoredBatch batch(SessionId session, ResultSet row) throws SQLException {
        byte @Nullable [] texts = row.getBytes(8);
        StoredBatch.Head head =
                new StoredBatch.Head(
                        row.getLong(2), last(row), row.getLong(3), uuid(row), row.getInt(5));
        return new StoredBatch(
                head,
                hash(session, row),
                bytes(row.getBytes(7)),
                texts == null ? new byte[0] : texts);
    }

    static long last(ResultSet row) throws SQLException {
        return Schema.seq(row.getLong(1));
    }

    static Hash hash(SessionId session, ResultSet row) throws SQLException {
        try {
            return Hash.of(bytes(row.getBytes(6)));
        } catch (IllegalArgumentException e) {
            throw new DamagedLog(session, row.getLong(2), last(row), "its hash is not one");
        }
    }

    private static byte[] bytes(byte @Nullable [] column) {
        return column == null ? new byte[0] : column;
    }

    private static UUID uuid(ResultSet row) throws SQLException {
        byte[] bytes = bytes(row.getBytes(4));
        if (bytes.length != 16) {
            return new UUID(0, 0);
        }
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
    }

    /// What is left beside a batch when the texts up to `through` are erased; nothing where it is
    /// damaged, since what cannot be told apart has to go.
    static byte[] textsWithout(StoredBatch batch, long through) {
        try {
            return batch.textsWithout(through);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
