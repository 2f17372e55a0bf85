package chatroom.log.nats;

import chatroom.log.Keep;
import chatroom.log.format.Hash;
import chatroom.log.format.StoredBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The bytes of messages, as `docs/log-format.md` describes them. Has no state.
final class ContentCodec {
    private static final int BATCH = 1;
    private static final int FILLER = 2;
    private static final int END = 3;

    private ContentCodec() {}

    /// What writes into a message.
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /// What reads a message.
    interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalArgumentException where the bytes are something else
    static <T> T read(byte[] bytes, Reading<T> reading) {
        try {
            return reading.from(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new IllegalArgumentException("it ends too early", e);
        }
    }

    static byte[] encode(Content content) {
        return bytes(out -> {
            switch (content) {
                case Content.Stored stored -> {
                    out.writeByte(BATCH);
                    stored(stored, out);
                }
                case Content.Filler(Place last) -> {
                    out.writeByte(FILLER);
                    place(last, out);
                }
                case Content.End _ -> out.writeByte(END);
            }
        });
    }

    /// @throws IllegalArgumentException where the bytes are no message of a log
    static Content decode(byte[] bytes) {
        return read(
                bytes,
                in -> {
                    int kind = in.readUnsignedByte();
                    return switch (kind) {
                        case BATCH -> stored(in);
                        case FILLER -> new Content.Filler(place(in));
                        case END -> new Content.End();
                        default -> throw new IllegalArgumentException("unknown kind " + kind);
                    };
                });
    }

    private static void stored(Content.Stored stored, DataOutputStream out) throws IOException {
        StoredBatch batch = stored.batch();
        StoredBatch.Head head = batch.head();
        out.writeLong(head.first());
        out.writeLong(head.last());
        out.writeLong(head.at());
        out.writeLong(head.id().getMostSignificantBits());
        out.writeLong(head.id().getLeastSignificantBits());
        out.writeInt(head.version());
        out.write(batch.hash().bytes());
        out.writeLong(stored.previous());
        out.writeLong(stored.redacted().token());
        out.writeLong(stored.redacted().through());
        out.writeLong(stored.redacted().previous());
        sized(batch.payload(), out);
        sized(batch.texts(), out);
        keep(stored.keep(), out);
    }

    private static Content stored(DataInputStream in) throws IOException {
        StoredBatch.Head head =
                new StoredBatch.Head(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        new UUID(in.readLong(), in.readLong()),
                        in.readInt());
        Hash hash = hash(in);
        long previous = in.readLong();
        Content.Redacted redacted =
                new Content.Redacted(in.readLong(), in.readLong(), in.readLong());
        StoredBatch batch = new StoredBatch(head, hash, sized(in), sized(in));
        return new Content.Stored(batch, previous, keep(in), redacted);
    }

    static void place(Place place, DataOutputStream out) throws IOException {
        out.writeLong(place.seq());
        out.writeLong(place.token());
        out.write(place.hash().bytes());
        out.writeLong(place.at());
    }

    static Place place(DataInputStream in) throws IOException {
        return new Place(in.readLong(), in.readLong(), hash(in), in.readLong(), 0);
    }

    private static Hash hash(DataInputStream in) throws IOException {
        return Hash.of(in.readNBytes(Hash.LENGTH));
    }

    static void keep(Keep keep, DataOutputStream out) throws IOException {
        out.writeInt(keep.records().size());
        for (Map.Entry<String, String> one : keep.records().entrySet()) {
            sized(one.getKey().getBytes(StandardCharsets.UTF_8), out);
            sized(one.getValue().getBytes(StandardCharsets.UTF_8), out);
        }
    }

    static Keep keep(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, String> records = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = new String(sized(in), StandardCharsets.UTF_8);
            records.put(name, new String(sized(in), StandardCharsets.UTF_8));
        }
        return new Keep(records);
    }

    private static void sized(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sized(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return in.readNBytes(length);
    }
}
