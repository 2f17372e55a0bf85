package chatroom.core;

import java.util.List;

/// What a session says to a command. Only [Accepted] changes anything, and only once its events are
/// in the log.
public sealed interface Decision {
    /// Nothing to do, nothing to tell.
    Decision NOTHING = new Answered(new Answer.Nothing());

    /// These events are to be appended, together or not at all.
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// The same request was accepted before and stands in the log at `seq`.
    record Already(long seq) implements Decision {}

    record Answered(Answer answer) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}

    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }

    static Decision answer(Answer answer) {
        return new Answered(answer);
    }

    static Decision refuse(Refusal.Code code, String... args) {
        return new Refused(Refusal.of(code, args));
    }
}
