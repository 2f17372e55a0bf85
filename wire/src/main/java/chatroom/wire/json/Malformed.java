package chatroom.wire.json;

import org.jspecify.annotations.Nullable;

/// Says that bytes are not one JSON object, or that a field of it is not what it should be. Thrown
/// and caught between a codec and its reader only; cheap, because strangers decide how often.
public final class Malformed extends RuntimeException {
    private final @Nullable String field;

    private Malformed(@Nullable String field) {
        super(field == null ? "not JSON" : "bad field", null, false, false);
        this.field = field;
    }

    /// The whole is not JSON, or not in UTF-8.
    public static Malformed notJson() {
        return new Malformed(null);
    }

    /// The field is missing, stands twice, or has the wrong type, size or depth.
    public static Malformed field(String name) {
        return new Malformed(name);
    }

    /// The field that is wrong, as it was written; null where the whole is not JSON.
    public @Nullable String field() {
        return field;
    }
}
