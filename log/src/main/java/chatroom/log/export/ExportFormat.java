package chatroom.log.export;

import java.nio.charset.StandardCharsets;

/// What an export and an import agree on; `docs/export-format.md` describes it. Has no state.
final class ExportFormat {
    static final byte[] MAGIC = "chatroom export\n".getBytes(StandardCharsets.US_ASCII);

    /// The version that is written, and the newest that is understood.
    static final int VERSION = 1;

    // Kinds of records.
    static final int SESSION = 'S';
    static final int KEEP = 'K';
    static final int BATCH = 'B';
    static final int END = 'E';
    static final int GONE = 'G';
    static final int LAST = 'Z';

    /// Longest content of a record in bytes: a batch with all that stands beside it.
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private ExportFormat() {}
}
