package chatroom.client;

import chatroom.core.Refusal;
import org.jspecify.annotations.Nullable;

/// What people type as a name or a code, before the server is asked. Has no state.
final class Words {
    /// No name and no code comes near it; longer ones need no round trip to be wrong.
    private static final int CHARS = 1_000;

    private Words() {}

    /// @throws Refused where one of them is too long to be what it is to be
    static void bounded(Refusal.Code otherwise, @Nullable String... words) {
        for (String word : words) {
            if (word != null && word.length() > CHARS) {
                throw new Refused(Refusal.of(otherwise));
            }
        }
    }
}
