package chatroom.client;

import chatroom.core.Event;
import chatroom.core.Refusal;
import chatroom.core.Refusal.Code;
import chatroom.core.SessionId;
import chatroom.wire.CloseCode;
import chatroom.wire.CloseCode.Again;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Request;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Keeps a client connected for as long as it makes sense: reads one connection to its end, says
/// why it ended, opens the next. Its state belongs to the one thread that runs it.
///
/// Order on a new connection: the place is taken again first, then a second thread writes what is
/// [Outstanding], from the lowest id on, and goes on with what is asked later.
final class Keeper implements Runnable {
    /// Refusals to come back that say nothing about the place.
    private static final Set<Code> FOR_NOW =
            Set.of(Code.TOO_FAST, Code.STOPPING, Code.LOG_FULL, Code.LOG_BROKEN);

    private static final Refusal GONE = Refusal.of(Code.PLACE_GONE);

    private final Route route;
    private final Pace pace;
    private final Outstanding outstanding;
    private final Presence presence;
    private final Teller teller;

    private volatile Link link;
    private volatile boolean closing;

    /// The sessions by id, as last told; null while nobody watches.
    private @Nullable Map<SessionId, Frame.Listed> listed;

    /// The ids of requests made here, 0 for none: they stand in no line.
    private long comingBack;

    private long watchingAgain;

    /// A join or create that has its place and waits for the state.
    private @Nullable Asked entering;

    /// What the server said last.
    private @Nullable CloseCode farewell;

    Keeper(
            Link first,
            Route route,
            Pace pace,
            Outstanding outstanding,
            Presence presence,
            Teller teller) {
        this.link = first;
        this.route = route;
        this.pace = pace;
        this.outstanding = outstanding;
        this.presence = presence;
        this.teller = teller;
    }

    Frame.Welcome welcome() {
        return link.welcome();
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
            end = new Gone("The client was closed.", null);
        } catch (RuntimeException | Error e) {
            end = new Gone("The client is broken: " + e, null);
            end.initCause(e);
        } finally {
            link.abort();
        }
        if (end.code().equals(Optional.of(CloseCode.STOPPED))) {
            outstanding.answer(r -> r instanceof Request.Exit, null);
        }
        outstanding.end(end);
        Asked half = entering;
        if (half != null) {
            half.fail(end);
        }
        teller.tellLast(new News.Over(end));
    }

    /// Why a connection ended.
    private record Ending(String why, Again again, boolean lasted) {}

    private Gone keep() throws InterruptedException {
        int attempt = 0;
        while (true) {
            Ending ending = serve();
            if (closing) {
                return new Gone("The client was closed.", null);
            }
            if (ending.again() == Again.NO) {
                return new Gone(ending.why(), farewell);
            }
            teller.tell(new News.Away(ending.why()));
            attempt = ending.lasted() ? 0 : attempt + 1;
            Optional<Gone> lost = reconnect(ending, attempt);
            if (lost.isPresent()) {
                return lost.get();
            }
            teller.tell(new News.Back());
        }
    }

    // Between connections.

    private Optional<Gone> reconnect(Ending ending, int attempts) throws InterruptedException {
        Instant patience = Instant.now().plus(pace.patience());
        if (ending.again() == Again.LATER) {
            outstanding.any(pace.later().toMillis());
        }
        if (ending.again() == Again.ELSEWHERE) {
            route.elsewhere();
        }
        for (int attempt = attempts; !closing; attempt++) {
            Thread.sleep(pace.pause(attempt, ThreadLocalRandom.current()));
            try {
                link = route.open();
                if (closing) { // it may not have seen this connection
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
        return Optional.of(new Gone("The client was closed.", null));
    }

    // On one connection.

    private Ending serve() throws InterruptedException {
        Link here = link;
        Instant began = Instant.now();
        Thread writer = Thread.ofVirtual().name("chatroom-writer").unstarted(() -> write(here));
        farewell = null;
        try {
            begin(here);
            while (true) {
                if (comingBack == 0 && writer.getState() == Thread.State.NEW) {
                    writer.start();
                }
                hear(here.read());
            }
        } catch (IOException | Presence.OutOfStep | RuntimeException e) {
            boolean lasted = Duration.between(began, Instant.now()).compareTo(pace.longest()) > 0;
            return ending(e, lasted);
        } finally {
            here.abort();
            writer.interrupt();
            comingBack = 0;
            watchingAgain = 0;
        }
    }

    private void begin(Link here) throws IOException {
        if (presence.in()) {
            long id = outstanding.id();
            Request request = presence.comeBack(id);
            if (request != null) {
                comingBack = id;
                here.send(request);
            }
        }
        if (listed != null) {
            watchingAgain = outstanding.id();
            here.send(new Request.Watch(watchingAgain, true));
        }
    }

    private Ending ending(Exception e, boolean lasted) {
        if (farewell == null && e instanceof WebSocket.Closed closed) {
            farewell = CloseCode.find(closed.code);
        }
        CloseCode said = farewell;
        if (said != null) {
            return new Ending(said.sentence(), said.again(), lasted);
        }
        String why =
                switch (e) {
                    case SocketTimeoutException _ -> "Nothing came from the server.";
                    case ProtocolException _, RuntimeException _, Presence.OutOfStep _ ->
                            "The server said what cannot be: " + e.getMessage();
                    default -> "The connection broke.";
                };
        return new Ending(why, Again.AT_ONCE, lasted);
    }

    /// Writes what is outstanding, and then what is asked, until the connection ends.
    private void write(Link here) {
        try {
            Asked next = outstanding.after(0);
            while (next != null) {
                here.send(next.request());
                next = outstanding.after(next.request().id());
            }
        } catch (IOException e) {
            here.abort(); // its reader says why
        } catch (InterruptedException e) {
            // The connection is over; the next has its own writer.
        }
    }

    private void hear(FrameCodec.Decoded decoded)
            throws IOException, InterruptedException, Presence.OutOfStep {
        switch (decoded) {
            case FrameCodec.Decoded.Told(Frame frame) -> hear(frame);
            case FrameCodec.Decoded.Newer newer when newer.seq() > 0 ->
                    presence.pass(newer.seq(), newer.at());
            case FrameCodec.Decoded.Newer _ -> {}
            case FrameCodec.Decoded.Broken broken ->
                    throw new ProtocolException(broken.refusal().sentence());
        }
    }

    private void hear(Frame frame) throws IOException, InterruptedException, Presence.OutOfStep {
        switch (frame) {
            case Frame.Ok ok -> ok(ok);
            case Frame.No no -> no(no.id(), new Refused(no.refusal()));
            case Frame.NewerNo no -> no(no.id(), new Refused(no.text()));
            case Frame.State state -> {
                teller.tell(presence.entered(state));
                Asked waiting = entering;
                if (waiting != null) {
                    entering = null;
                    waiting.done(null);
                }
            }
            case Frame.Told told -> told(told);
            case Frame.Push push -> push(push);
            case Frame.Bye bye -> farewell = bye.code();
            case Frame.Welcome _ -> throw new ProtocolException("a second welcome");
        }
    }

    // Answers.

    private void ok(Frame.Ok ok) throws InterruptedException {
        if (ok.id() == comingBack && comingBack != 0) {
            comingBack = 0;
            if (ok.body() instanceof Frame.Body.Place place) {
                Request by = presence.comeBack(ok.id());
                presence.placed(place, by == null ? new Request.Stay(0) : by);
            }
            return;
        }
        if (ok.id() == watchingAgain && watchingAgain != 0) {
            watchingAgain = 0;
            if (ok.body() instanceof Frame.Body.Sessions sessions) {
                watched(sessions.sessions());
                tellSessions();
            }
            return;
        }
        Asked asked = outstanding.take(ok.id());
        if (asked != null) {
            answered(asked, ok.body());
        }
    }

    private void answered(Asked asked, Frame.@Nullable Body body) throws InterruptedException {
        switch (asked.request()) {
            case Request.Join _, Request.Create _, Request.Resume _
                    when body instanceof Frame.Body.Place place -> {
                presence.placed(place, asked.request());
                boolean resumed = asked.request() instanceof Request.Resume;
                if (!resumed || presence.mirror().isEmpty()) {
                    entering = asked;
                    return;
                }
            }
            case Request.Watch watch -> {
                listed = null;
                if (watch.on() && body instanceof Frame.Body.Sessions sessions) {
                    watched(sessions.sessions());
                }
            }
            case Request.Leave _ -> tell(presence.out(Frame.Why.LEFT, 0, ""));
            default -> {}
        }
        asked.done(body);
    }

    private void no(long id, Refused why) throws IOException, InterruptedException {
        if (id == comingBack && comingBack != 0) {
            comingBack = 0;
            notBack(why);
            return;
        }
        Asked asked = outstanding.take(id);
        if (asked != null) {
            if (asked.request() instanceof Request.Resume && FOR_NOW.stream().noneMatch(why::is)) {
                presence.forget();
            }
            asked.fail(why);
        }
    }

    /// The place is not given back: for now, or for good.
    private void notBack(Refused why) throws IOException, InterruptedException {
        if (FOR_NOW.stream().anyMatch(why::is)) {
            throw new IOException(why.sentence());
        }
        tell(presence.refused(why.refusal().orElse(GONE), System.currentTimeMillis()));
        Asked half = entering;
        if (half != null) {
            entering = null;
            half.fail(why);
        }
        outstanding.answer(r -> r instanceof Request.Leave, null);
        outstanding.refuse(Keeper::needsPlace, why);
    }

    private static boolean needsPlace(Request request) {
        return switch (request) {
            case Request.Say _, Request.Stay _, Request.Draft _, Request.History _ -> true;
            default -> false;
        };
    }

    // What is told.

    private void told(Frame.Told frame) throws InterruptedException, Presence.OutOfStep {
        Optional<News.Told> told = presence.told(frame.entry());
        if (told.isEmpty()) {
            return;
        }
        News.Told news = told.get();
        if (news.entry().event() instanceof Event.Said said && said.member() == news.after().me()) {
            Asked asked = outstanding.take(said.id());
            if (asked != null) {
                asked.done(new Frame.Body.Seq(news.entry().seq(), false));
            }
        }
        teller.tell(news);
        tell(presence.out(news.entry().event()));
    }

    private void push(Frame.Push push) throws InterruptedException {
        switch (push) {
            case Frame.Push.Sessions sessions -> changed(sessions);
            case Frame.Push.Warning warning -> teller.tell(new News.Warned(warning.in()));
            case Frame.Push.Admin admin -> teller.tell(new News.Admin(admin.token()));
            case Frame.Push.Out out -> tell(presence.out(out.why(), out.until(), out.reason()));
            case Frame.Push.Stopping stopping -> teller.tell(new News.Stopping(stopping.in()));
        }
    }

    private void tell(Optional<News.Out> news) throws InterruptedException {
        if (news.isPresent()) {
            teller.tell(news.get());
        }
    }

    // The list.

    private void watched(List<Frame.Listed> sessions) {
        Map<SessionId, Frame.Listed> all = new LinkedHashMap<>();
        sessions.forEach(s -> all.put(s.id(), s));
        listed = all;
    }

    private void changed(Frame.Push.Sessions push) throws InterruptedException {
        Map<SessionId, Frame.Listed> all = listed;
        if (all != null) {
            push.gone().forEach(all::remove);
            push.changed().forEach(s -> all.put(s.id(), s));
            tellSessions();
        }
    }

    private void tellSessions() throws InterruptedException {
        Map<SessionId, Frame.Listed> all = listed;
        if (all != null) {
            teller.tell(new News.Sessions(List.copyOf(all.values())));
        }
    }
}
