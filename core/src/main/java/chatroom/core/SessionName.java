package chatroom.core;

import org.jspecify.annotations.Nullable;

/// The name of a session: as a [Username], and single inner spaces and `& + # !` besides. A label
/// for people; what names a session in files and links is its [SessionId].
public record SessionName(String value) {
    private static final String PUNCTUATION = "_-.'’ &+#!";

    /// @throws IllegalArgumentException where [#check] has something against it, or it is not in
    ///   its kept form
    public SessionName {
        Refusal no = Letters.check(value, PUNCTUATION);
        if (no != null || !value.equals(Letters.clean(value))) {
            throw new IllegalArgumentException("not a session name");
        }
    }

    /// Why this cannot be a session name, or null where it can.
    public static @Nullable Refusal check(String raw) {
        return Letters.check(Letters.clean(raw), PUNCTUATION);
    }

    /// The name as it is kept: NFC, without white space around it.
    ///
    /// @throws IllegalArgumentException where [#check] has something against it
    public static SessionName of(String raw) {
        return new SessionName(Letters.clean(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
