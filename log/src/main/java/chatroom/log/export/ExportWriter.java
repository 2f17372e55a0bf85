package chatroom.log.export;

import chatroom.log.format.StoredBatch;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Writes the records of an export, one after another. For one thread.
public final class ExportWriter {
    private final DataOutputStream out;

    public ExportWriter(OutputStream to) throws IOException {
        this.out = new DataOutputStream(to);
        out.write(ExportFormat.MAGIC);
        out.writeInt(ExportFormat.VERSION);
    }

    private interface Content {
        void write(DataOutputStream to) throws IOException;
    }

    private void record(int kind, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream body = new DataOutputStream(bytes);
        body.writeByte(kind);
        body.writeInt(0);
        content.write(body);
        byte[] record = bytes.toByteArray();
        int length = record.length - 5;
        for (int i = 0; i < 4; i++) {
            record[1 + i] = (byte) (length >>> (24 - 8 * i));
        }
        CRC32C sum = new CRC32C();
        sum.update(record);
        out.write(record);
        out.writeInt((int) sum.getValue());
    }

    public void session(String id, String nameKey, long created) throws IOException {
        record(
                ExportFormat.SESSION,
                to -> {
                    string(to, id);
                    string(to, nameKey);
                    to.writeLong(created);
                });
    }

    public void keep(String name, String value) throws IOException {
        record(
                ExportFormat.KEEP,
                to -> {
                    string(to, name);
                    string(to, value);
                });
    }

    public void batch(StoredBatch batch, byte[] texts) throws IOException {
        record(
                ExportFormat.BATCH,
                to -> {
                    StoredBatch.Head head = batch.head();
                    to.writeLong(head.first());
                    to.writeLong(head.last());
                    to.writeLong(head.at());
                    to.writeLong(head.id().getMostSignificantBits());
                    to.writeLong(head.id().getLeastSignificantBits());
                    to.writeInt(head.version());
                    to.write(batch.hash().bytes());
                    to.writeInt(batch.payload().length);
                    to.write(batch.payload());
                    to.write(texts);
                });
    }

    public void end(long erased, long last) throws IOException {
        record(
                ExportFormat.END,
                to -> {
                    to.writeLong(erased);
                    to.writeLong(last);
                });
    }

    /// What stands here since its session began does not count: it was closed meanwhile.
    public void gone() throws IOException {
        record(ExportFormat.GONE, _ -> {});
    }

    public void last(int sessions) throws IOException {
        record(ExportFormat.LAST, to -> to.writeInt(sessions));
        out.flush();
    }

    private static void string(DataOutputStream to, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }
}
