package chatroom.core;

import org.jspecify.annotations.Nullable;

/// The name of a member: 3 to 12 user-perceived characters (at most 64 UTF-8 bytes), letters, marks
/// and digits of any script and `_ - . '`, the first a letter.
public record Username(String value) {
    private static final String PUNCTUATION = "_-.'’";

    /// One that was accepted before, as a log or the server tells it. Here only that is checked
    /// which no Unicode table changes: what was a name under the tables of its day stays one.
    ///
    /// @throws IllegalArgumentException where it cannot have been accepted
    public Username {
        if (!Letters.kept(value)) {
            throw new IllegalArgumentException("not a username");
        }
    }

    /// Why this cannot be a username, or null where it can.
    public static @Nullable Refusal check(String raw) {
        return Letters.check(Letters.clean(raw), PUNCTUATION);
    }

    /// What somebody typed, as it is kept: NFC, without white space around it.
    ///
    /// @throws IllegalArgumentException where [#check] has something against it
    public static Username of(String raw) {
        if (check(raw) != null) {
            throw new IllegalArgumentException("not a username");
        }
        return new Username(Letters.clean(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
