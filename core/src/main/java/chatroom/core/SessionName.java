package chatroom.core;

import org.jspecify.annotations.Nullable;

/// The name of a session: as a [Username], and single inner spaces and `& + # !` besides. A label
/// for people; what names a session in files and links is its [SessionId].
public record SessionName(String value) {
    private static final String PUNCTUATION = "_-.'’ &+#!";

    /// One that was accepted before, as a log or the server tells it. Here only that is checked
    /// which no Unicode table changes: what was a name under the tables of its day stays one.
    ///
    /// @throws IllegalArgumentException where it cannot have been accepted
    public SessionName {
        if (!Letters.kept(value)) {
            throw new IllegalArgumentException("not a session name");
        }
    }

    /// Why this cannot be a session name, or null where it can.
    public static @Nullable Refusal check(String raw) {
        return Letters.check(Letters.clean(raw), PUNCTUATION);
    }

    /// What somebody typed, as it is kept: NFC, without white space around it.
    ///
    /// @throws IllegalArgumentException where [#check] has something against it
    public static SessionName of(String raw) {
        if (check(raw) != null) {
            throw new IllegalArgumentException("not a session name");
        }
        return new SessionName(Letters.clean(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
