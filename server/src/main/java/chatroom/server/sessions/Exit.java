package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.wire.Request;

/// Guards the exit code: whoever enters it stops the server, and who guesses gets few tries. Owned
/// by the loop of [Sessions].
final class Exit {
    private final Node node;
    private final String code;
    private final Runnable stop;
    private final Guesses guesses;

    Exit(Node node, String code, Runnable stop) {
        this.node = node;
        this.code = code;
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
            who.ok(request.id(), null);
            node.output().line("The exit code was entered from " + source + ".");
            stop.run();
        } else {
            if (!free) {
                guesses.wrong(source, now);
            }
            who.refuse(request.id(), Refusal.of(Refusal.Code.EXIT_WRONG));
        }
    }
}
