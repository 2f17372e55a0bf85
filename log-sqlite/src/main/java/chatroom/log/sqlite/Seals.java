package chatroom.log.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/// What tells a row that has no place in a chain from a damaged one: a hash over its columns, which
/// SQL computes by the function that is added here. Has no state.
final class Seals {
    /// The seal of a row of `session`, as an expression.
    static final String SESSION =
            "row_seal('session', key, id, name_key, created, removed, erased, cleared)";

    /// The seal of a row of `keep`, as an expression.
    static final String KEEP = "row_seal('keep', session, name, value)";

    private Seals() {}

    /// Adds `row_seal(…)` to a connection: SHA-256 over the kind, length and bytes of each
    /// argument.
    static void addTo(Connection connection) throws SQLException {
        Function.create(
                connection.unwrap(SQLiteConnection.class),
                "row_seal",
                new RowSeal(),
                -1,
                Function.FLAG_DETERMINISTIC);
    }

    private static final class RowSeal extends Function {
        @Override
        protected void xFunc() throws SQLException {
            MessageDigest digest = sha256();
            for (int i = 0; i < args(); i++) {
                byte[] value = value(i);
                digest.update((byte) value_type(i));
                digest.update(ByteBuffer.allocate(4).putInt(value.length).array());
                digest.update(value);
            }
            result(digest.digest());
        }

        private byte[] value(int i) throws SQLException {
            return switch (value_type(i)) {
                case 1 -> ByteBuffer.allocate(8).putLong(value_long(i)).array();
                case 3 -> value_text(i).getBytes(StandardCharsets.UTF_8);
                case 5 -> new byte[0];
                default -> value_blob(i);
            };
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
