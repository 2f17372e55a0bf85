package chatroom.server.sessions;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.JoinCode;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the code that somebody shows admits them, or sends them knocking: where too many were
/// wrong lately, and where somebody of their address was just removed. Owned by the session's loop.
final class CodeCheck {
    private static final long READ_AGAIN = 1_000;

    private final LiveSession live;
    private final Node node;
    private Guesses guesses = guesses();

    CodeCheck(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
    }

    private static Guesses guesses() {
        return new Guesses(Limits.CODE_TRIES, Limits.CODE_TRIES_PER_SOURCE);
    }

    /// What becomes of them.
    sealed interface Verdict {
        record Admitted() implements Verdict {}

        /// Somebody inside has to let them in. `right` tells whether their code is; `secret`
        /// whether that is to be kept from them, because no guess was spent on it.
        record Knocks(boolean right, boolean secret) implements Verdict {}

        record Refused(Refusal refusal) implements Verdict {}
    }

    /// @param shown the code as they typed it
    Verdict of(@Nullable String shown, String source) {
        Session session = live.session();
        String code = live.places().code();
        String name = session.terms().name().value();
        boolean kicked = live.places().kickedFrom(session, source, node.clock().now());
        if (code == null) {
            return kicked ? new Verdict.Knocks(true, false) : new Verdict.Admitted();
        }
        if (shown == null || shown.isBlank()) {
            return refused(Refusal.Code.CODE_MISSING, name);
        }
        Refusal shape = JoinCode.check(shown);
        if (shape != null) {
            return new Verdict.Refused(shape);
        }
        boolean right = Hash.same(JoinCode.of(shown).digits(), code);
        long now = node.clock().now();
        if (!node.settings().unlimited() && guesses.until(source, now) > 0) {
            return new Verdict.Knocks(right, true);
        }
        if (!right) {
            guesses.wrong(source, now);
            return refused(Refusal.Code.CODE_WRONG, name);
        }
        return kicked ? new Verdict.Knocks(true, false) : new Verdict.Admitted();
    }

    private static Verdict refused(Refusal.Code code, String name) {
        return new Verdict.Refused(Refusal.of(code, name));
    }

    // When it is another one.

    /// Something happened; `own` where this node appended it, and so has what belongs to it.
    void heard(List<Entry> entries, boolean own) {
        if (entries.stream().anyMatch(e -> e.event() instanceof Event.CodeChanged)) {
            if (own) {
                live.entrance().codeChanged();
            } else {
                read();
            }
        }
    }

    /// Another node changed the code, and which it is stands in the keep.
    private void read() {
        var _ =
                node.log()
                        .keep(live.id())
                        .whenComplete((keep, failure) ->
                                live.loop()
                                        .execute(() -> {
                                            if (failure == null) {
                                                live.places().recode(keep);
                                                live.entrance().codeChanged();
                                            } else if (!live.session().ended()) {
                                                live.loop().after(READ_AGAIN, this::read);
                                            }
                                        }));
    }

    /// It is another code now: what was guessed before is worth nothing, and costs nothing.
    void changed() {
        guesses = guesses();
    }
}
