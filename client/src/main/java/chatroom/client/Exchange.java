package chatroom.client;

import chatroom.core.Event;
import chatroom.core.Refusal;
import chatroom.core.Refusal.Code;
import chatroom.wire.CloseCode;
import chatroom.wire.CloseCode.Again;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Request;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that is said on one connection, from its welcome to its end. Owned by the keeper's thread,
/// which reads; a second thread writes.
///
/// The place in the session is taken again first; only then is written what is [Outstanding], from
/// the lowest id on, and what is asked later.
final class Exchange {
    /// Refusals to come back that say nothing about the place.
    private static final Set<Code> FOR_NOW =
            Set.of(Code.TOO_FAST, Code.STOPPING, Code.READ_ONLY, Code.LOG_FULL, Code.LOG_BROKEN);

    private static final Refusal GONE = Refusal.of(Code.PLACE_GONE);

    private final Link link;
    private final Outstanding outstanding;
    private final Presence presence;
    private final Watched list;
    private final Teller teller;
    private final Consumer<List<String>> nodes;
    private final Thread writer;

    /// The ids of requests made here, 0 where none waits: they stand in no line.
    private long comingBack;

    private long watchingAgain;

    /// What the server said last.
    private @Nullable CloseCode farewell;

    /// @param nodes is told where else the server is reached
    Exchange(Link link, Lasting lasting, Consumer<List<String>> nodes) {
        this.nodes = nodes;
        this.link = link;
        this.outstanding = lasting.outstanding();
        this.presence = lasting.presence();
        this.list = lasting.list();
        this.teller = lasting.teller();
        this.writer = Thread.ofVirtual().name("chatroom-writer").unstarted(this::write);
    }

    /// Why it ended.
    record Ending(String why, Again again, @Nullable CloseCode said) {}

    /// Lasts until the connection ends.
    Ending run() throws InterruptedException {
        try {
            begin();
            while (true) {
                if (comingBack == 0 && writer.getState() == Thread.State.NEW) {
                    writer.start();
                }
                hear(link.read());
            }
        } catch (IOException | Presence.OutOfStep | RuntimeException e) {
            return ending(e);
        } finally {
            link.abort();
            writer.interrupt();
        }
    }

    private void begin() throws IOException {
        presence.forgetKnocks();
        if (presence.in()) {
            long id = outstanding.id();
            Request request = presence.comeBack(id);
            if (request != null) {
                comingBack = id;
                link.send(request);
            }
        }
        if (list.on()) {
            watchingAgain = outstanding.id();
            link.send(new Request.Watch(watchingAgain, true));
        }
    }

    private Ending ending(Exception e) {
        if (farewell == null && e instanceof WebSocket.Closed closed) {
            farewell = CloseCode.find(closed.code);
        }
        CloseCode said = farewell;
        if (said != null) {
            return new Ending(said.sentence(), said.again(), said);
        }
        String why =
                switch (e) {
                    case SocketTimeoutException _ -> "Nothing came from the server.";
                    case ProtocolException _, RuntimeException _, Presence.OutOfStep _ ->
                            "The server said what cannot be: " + e.getMessage();
                    default -> "The connection broke.";
                };
        return new Ending(why, Again.AT_ONCE, null);
    }

    /// Writes what is outstanding, and then what is asked, until the connection ends.
    private void write() {
        try {
            Asked next = outstanding.after(0);
            while (next != null) {
                link.send(next.request());
                next = outstanding.after(next.request().id());
            }
        } catch (IOException e) {
            link.abort(); // its reader says why
        } catch (InterruptedException e) {
            // The connection is over; the next has its own writer.
        }
    }

    // What comes.

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
            case Frame.No no -> no(no.id(), new Refused(no.refusal(), no.field()));
            case Frame.NewerNo no -> no(no.id(), new Refused(no.text()));
            case Frame.State state -> {
                teller.tell(presence.entered(state));
                presence.doneEntering();
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
            Request by = presence.comeBack(comingBack);
            comingBack = 0;
            if (by != null && ok.body() instanceof Frame.Body.Place place) {
                presence.placed(place, by);
            }
        } else if (ok.id() == watchingAgain && watchingAgain != 0) {
            watchingAgain = 0;
            if (ok.body() instanceof Frame.Body.Sessions sessions) {
                list.set(sessions.sessions());
                teller.tell(list.news());
            }
        } else {
            Asked asked = outstanding.take(ok.id());
            if (asked != null) {
                answered(asked, ok.body());
            }
        }
    }

    private void answered(Asked asked, Frame.@Nullable Body body) throws InterruptedException {
        switch (asked.request()) {
            case Request.Join _, Request.Create _, Request.Resume _
                    when body instanceof Frame.Body.Place place -> {
                presence.placed(place, asked.request());
                boolean resumed = asked.request() instanceof Request.Resume;
                if (!resumed || presence.mirror().isEmpty()) {
                    presence.entering(asked);
                    return;
                }
            }
            case Request.Watch watch -> {
                list.off();
                if (watch.on() && body instanceof Frame.Body.Sessions sessions) {
                    list.set(sessions.sessions());
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
            if (asked.request() instanceof Request.Resume && !forNow(why)) {
                presence.forget();
            }
            asked.fail(why);
        }
    }

    /// The place is not given back: for now, or for good.
    private void notBack(Refused why) throws IOException, InterruptedException {
        if (forNow(why)) {
            throw new IOException(why.sentence());
        }
        tell(presence.refused(why.refusal().orElse(GONE), System.currentTimeMillis()));
        presence.failEntering(why);
        outstanding.answer(r -> r instanceof Request.Leave, null);
        outstanding.refuse(Exchange::needsPlace, why);
    }

    private static boolean forNow(Refused why) {
        return FOR_NOW.stream().anyMatch(why::is);
    }

    private static boolean needsPlace(Request request) {
        return switch (request) {
            case Request.Say _,
                    Request.Stay _,
                    Request.Draft _,
                    Request.History _,
                    Request.Admit _ ->
                    true;
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
            case Frame.Push.Sessions sessions -> {
                if (list.on()) {
                    list.change(sessions);
                    teller.tell(list.news());
                }
            }
            case Frame.Push.Warning warning -> teller.tell(new News.Warned(warning.in()));
            case Frame.Push.Admin admin -> teller.tell(new News.Admin(admin.token()));
            case Frame.Push.Waiting waiting -> teller.tell(new News.Waiting(waiting.until()));
            case Frame.Push.Knock knock -> tell(presence.knocked(knock));
            case Frame.Push.KnockOver over -> tell(presence.knockOver(over.knock()));
            case Frame.Push.Code now -> tell(presence.code(now.code()));
            case Frame.Push.Out out -> tell(presence.out(out.why(), out.until(), out.reason()));
            case Frame.Push.ReadOnly now -> teller.tell(new News.ReadOnly(now.on()));
            case Frame.Push.Nodes now -> nodes.accept(now.nodes());
            case Frame.Push.Stopping stopping -> teller.tell(new News.Stopping(stopping.in()));
        }
    }

    private void tell(Optional<? extends News> news) throws InterruptedException {
        if (news.isPresent()) {
            teller.tell(news.get());
        }
    }
}
