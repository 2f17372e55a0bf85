package chatroom.log.export;

import chatroom.log.format.StoredBatch;

/// Something in an export, as `docs/export-format.md` describes it.
public sealed interface ExportRecord {
    record Session(String id, String nameKey, long created) implements ExportRecord {}

    record Keep(String name, String value) implements ExportRecord {}

    record Batch(StoredBatch batch) implements ExportRecord {}

    record End(long erased, long last) implements ExportRecord {}

    record Gone() implements ExportRecord {}

    record Last(int sessions) implements ExportRecord {}
}
