package chatroom.log.sqlite;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Looks through a write-ahead log before SQLite does, which takes everything up to the first frame
/// that is not whole and forgets the rest without a word (the format:
/// <https://sqlite.org/fileformat2.html#walformat>). For one thread.
final class WriteAhead {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int MAX_PAGE = 65_536;

    private final DataInputStream in;
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private int sum1;
    private int sum2;

    private WriteAhead(DataInputStream in) {
        this.in = in;
    }

    /// What is wrong with the file; nothing where all of it can be read.
    static Optional<String> damage(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) < HEADER + FRAME_HEADER) {
            return Optional.empty();
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            return new WriteAhead(in).look();
        }
    }

    private Optional<String> look() throws IOException {
        ByteBuffer header = read(HEADER);
        int magic = header.getInt(0);
        int page = header.getInt(8);
        boolean known = (magic & ~1) == MAGIC && page >= 512 && page <= MAX_PAGE;
        order = (magic & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        add(header, 24);
        if (!known || sum1 != header.getInt(24) || sum2 != header.getInt(28)) {
            return Optional.of(
                    "the beginning of the write-ahead log is not whole, and what was committed in"
                            + " it is lost");
        }
        return frames(page, header.getLong(16));
    }

    /// Each frame's sum follows from the one before it, so that what comes after a bad one is known
    /// for ours too. What an earlier round of the log left behind our last frame has other salts,
    /// and does not follow from it.
    private Optional<String> frames(int page, long salts) throws IOException {
        long bad = 0;
        boolean badIsOurs = false;
        try {
            for (long frame = 1; ; frame++) {
                ByteBuffer header = read(FRAME_HEADER);
                ByteBuffer content = read(page);
                add(header, 8);
                add(content, page);
                boolean follows = sum1 == header.getInt(16) && sum2 == header.getInt(20);
                boolean ours = header.getLong(8) == salts;
                if (follows && (bad == 0) != ours) {
                    long first = bad == 0 ? frame : bad;
                    return Optional.of(
                            "the write-ahead log is not whole from its frame "
                                    + first
                                    + " on, and what was committed there is lost");
                }
                if (!follows && bad == 0) {
                    bad = frame;
                    badIsOurs = ours;
                }
                sum1 = header.getInt(16);
                sum2 = header.getInt(20);
            }
        } catch (EOFException e) {
            return badIsOurs
                    ? Optional.of(
                            "the last commit in the write-ahead log is not whole, as when the power"
                                    + " fails before it was told to anybody")
                    : Optional.empty();
        }
    }

    private ByteBuffer read(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private void add(ByteBuffer bytes, int length) {
        ByteBuffer words = bytes.duplicate().order(order);
        for (int i = 0; i < length; i += 8) {
            sum1 += words.getInt(i) + sum2;
            sum2 += words.getInt(i + 4) + sum1;
        }
    }
}
