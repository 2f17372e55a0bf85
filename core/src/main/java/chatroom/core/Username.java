package chatroom.core;

import org.jspecify.annotations.Nullable;

/// The name of a member: 3 to 12 user-perceived characters (at most 64 UTF-8 bytes), letters, marks
/// and digits of any script and `_ - . '`, the first a letter. One that breaks the rule cannot be
/// built.
public record Username(String value) {
    private static final String PUNCTUATION = "_-.'’";

    /// @throws IllegalArgumentException where [#check] has something against it, or it is not in
    ///   its kept form
    public Username {
        Refusal no = Letters.check(value, PUNCTUATION);
        if (no != null || !value.equals(Letters.clean(value))) {
            throw new IllegalArgumentException("not a username");
        }
    }

    /// Why this cannot be a username, or null where it can.
    public static @Nullable Refusal check(String raw) {
        return Letters.check(Letters.clean(raw), PUNCTUATION);
    }

    /// The name as it is kept: NFC, without white space around it.
    ///
    /// @throws IllegalArgumentException where [#check] has something against it
    public static Username of(String raw) {
        return new Username(Letters.clean(raw));
    }

    @Override
    public String toString() {
        return value;
    }
}
