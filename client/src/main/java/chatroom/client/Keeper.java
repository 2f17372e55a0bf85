package chatroom.client;

import chatroom.wire.CloseCode;
import chatroom.wire.CloseCode.Again;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Keeps a client connected for as long as it makes sense: has one [Exchange] after the other, and
/// goes where and when the last one said. Its state belongs to the one thread that runs it.
final class Keeper implements Runnable {
    private static final String CLOSED = "The client was closed.";

    private final Route route;
    private final Pace pace;
    private final Lasting lasting;
    private volatile Link link;
    private volatile boolean closing;

    Keeper(Link first, Route route, Pace pace, Lasting lasting) {
        this.link = first;
        this.route = route;
        this.pace = pace;
        this.lasting = lasting;
    }

    Frame.Welcome welcome() {
        return link.welcome();
    }

    ServerIdentity identity() {
        return link.identity();
    }

    /// Ends it from any thread; [#run] returns soon after its thread is interrupted, too.
    void close() {
        closing = true;
        link.close();
    }

    @Override
    public void run() {
        Gone end;
        try {
            end = keep();
        } catch (InterruptedException e) {
            end = new Gone(CLOSED, null);
        } catch (RuntimeException | Error e) {
            end = new Gone("The client is broken: " + e, null);
            end.initCause(e);
        } finally {
            link.abort();
        }
        if (end.code().equals(Optional.of(CloseCode.STOPPED))) {
            lasting.outstanding().answer(r -> r instanceof Request.Exit, null);
        }
        lasting.presence().failEntering(end);
        lasting.outstanding().end(end);
        lasting.teller().tellLast(new News.Over(end));
    }

    private Gone keep() throws InterruptedException {
        int attempt = 0;
        while (true) {
            Instant began = Instant.now();
            Exchange.Ending ending = new Exchange(link, lasting, route::told).run();
            if (closing) {
                return new Gone(CLOSED, null);
            }
            if (ending.again() == Again.NO) {
                return new Gone(ending.why(), ending.said());
            }
            lasting.teller().tell(new News.Away(ending.why()));
            boolean lasted = Instant.now().isAfter(began.plus(pace.longest()));
            attempt = lasted ? 0 : attempt + 1;
            Optional<Gone> lost = reconnect(ending, attempt);
            if (lost.isPresent()) {
                return lost.get();
            }
            lasting.teller().tell(new News.Back());
        }
    }

    /// Tries until there is a connection; else gives the reason why there is none any more.
    private Optional<Gone> reconnect(Exchange.Ending ending, int attempts)
            throws InterruptedException {
        Instant patience = Instant.now().plus(pace.patience());
        if (ending.again() == Again.LATER) {
            lasting.outstanding().any(pace.later().toMillis());
        }
        if (ending.again() == Again.ELSEWHERE) {
            route.elsewhere();
        }
        for (int attempt = attempts; !closing; attempt++) {
            Thread.sleep(pace.pause(attempt, ThreadLocalRandom.current()));
            try {
                link = route.open();
                if (closing) { // whoever closed may not have seen this connection
                    link.close();
                }
                return Optional.empty();
            } catch (IOException e) {
                if (Instant.now().isAfter(patience)) {
                    return Optional.of(
                            new Gone("No way back to the server: " + e.getMessage(), null));
                }
            }
        }
        return Optional.of(new Gone(CLOSED, null));
    }
}
