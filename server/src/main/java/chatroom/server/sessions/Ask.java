package chatroom.server.sessions;

import chatroom.core.Answer;
import chatroom.core.Command;
import chatroom.core.Refusal;
import chatroom.log.Keep;

/// A command that waits to be decided, what the keep must hold once it is accepted, and who wants
/// to know.
record Ask(Command command, Keep keep, Reply reply) {

    static Ask of(Command command, Reply reply) {
        return new Ask(command, Keep.NONE, reply);
    }

    /// A command that nobody waits for.
    static Ask of(Command command) {
        return of(command, _ -> {});
    }

    /// Is told what became of it, once, on the session's loop.
    interface Reply {
        void decided(Outcome outcome);
    }

    /// What became of a command.
    sealed interface Outcome {
        /// It is in the log; `seq` is the place of the first of its entries, `last` of the last.
        record Done(long seq, long last) implements Outcome {}

        /// It stood in the log before, at `seq`.
        record Already(long seq) implements Outcome {}

        record Answered(Answer answer) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }
}
