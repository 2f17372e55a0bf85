package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.wire.Request;

/// Guards the exit code: whoever enters it stops the server, and who guesses gets few tries. Owned
/// by the loop of [Sessions].
final class Exit {
    private final Node node;
    private final String code;
    private final OtherNodes others;
    private final Runnable stop;
    private final Guesses guesses;

    /// @param stop ends this node
    Exit(Node node, String code, OtherNodes others, Runnable stop) {
        this.node = node;
        this.code = code;
        this.others = others;
        this.stop = stop;
        this.guesses = new Guesses(Limits.EXIT_TRIES, Limits.EXIT_TRIES_PER_SOURCE);
    }

    void tried(Connection who, Request.Exit request) {
        long now = node.clock().now();
        String source = who.link().source();
        boolean free = who.link().local() || node.settings().unlimited();
        long wait = free ? 0 : guesses.until(source, now);
        if (!node.settings().plain().leads(who.link().door())) {
            who.refuse(request.id(), Refusal.of(Refusal.Code.ENCRYPTION_NEEDED));
        } else if (wait > 0) {
            who.refuse(
                    request.id(),
                    Refusal.of(
                            Refusal.Code.EXIT_THROTTLED, Long.toString((wait + 59_999) / 60_000)));
        } else if (Hash.same(code, request.code().strip())) {
            right(who, request, source);
        } else {
            if (!free) {
                guesses.wrong(source, now);
            }
            who.refuse(request.id(), Refusal.of(Refusal.Code.EXIT_WRONG));
        }
    }

    /// Whoever means one of several nodes has to say so: people cannot see whether there are
    /// others.
    private void right(Connection who, Request.Exit request, String source) {
        if (request.all() == null && others.count() > 0) {
            who.refuse(request.id(), Refusal.of(Refusal.Code.EXIT_WHICH));
            return;
        }
        who.ok(request.id(), null);
        node.output().line("The exit code was entered from " + source + ".");
        if (Boolean.TRUE.equals(request.all())) {
            others.end();
        } else {
            stop.run();
        }
    }
}
