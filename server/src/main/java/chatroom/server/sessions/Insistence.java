package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Refusal;
import java.util.function.BooleanSupplier;

/// What a session wants by itself: asked for, and a little later again where the log could not take
/// it, for as long as it is wanted. On the session's loop.
///
/// @param wanted whether it still is
record Insistence(LiveSession live, Command command, BooleanSupplier wanted) {
    private static final long AGAIN = 1_000;

    void ask() {
        live.ask(Ask.of(command, this::decided));
    }

    private void decided(Ask.Outcome outcome) {
        if (outcome instanceof Ask.Outcome.Refused(Refusal why) && Writing.passing(why)) {
            live.loop().after(AGAIN, this::again);
        }
    }

    private void again() {
        if (wanted.getAsBoolean()) {
            ask();
        }
    }
}
