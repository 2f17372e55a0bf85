package chatroom.client;

import chatroom.core.Command;
import chatroom.core.Decision;
import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.Limits;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.Frame;
import chatroom.wire.Frame.Body;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.States;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server of one session, with the real rules and nothing else of the real one: for tests of the
/// client library that cut its connections at any step. Any thread; one lock.
final class TinyServer implements AutoCloseable {
    static final SessionId ID = new SessionId("a".repeat(26));

    /// Asked at every step of every connection whether it is cut there.
    interface Scissors {
        boolean cuts(Request request, Step step);
    }

    /// Where a connection may be cut: before a request counts, when it is decided but not told,
    /// when half of its entry or answer is told, when it is told but not answered, when all is
    /// done.
    enum Step {
        READ,
        DECIDED,
        HALF_TOLD,
        TOLD,
        HALF_ANSWERED,
        ANSWERED
    }

    final Peer peer;
    private final Scissors scissors;
    private final List<Entry> log = new ArrayList<>();
    private final Map<Integer, PeerSocket> seats = new HashMap<>();
    private Session session;
    private long clock = 1_000_000;

    TinyServer(Scissors scissors) {
        this.scissors = scissors;
        Event.Created terms =
                new Event.Created(
                        SessionName.of("Lobby"),
                        new NameKey("lobby"),
                        "",
                        false,
                        WhenAdminLeaves.PASS_ON,
                        0,
                        Past.ALL,
                        true,
                        false,
                        Leaders.ANY);
        Entry first = new Entry(1, clock, terms);
        log.add(first);
        session = Session.begin(ID, first);
        peer = Peer.shaken(this::serve);
    }

    synchronized List<Entry> log() {
        return List.copyOf(log);
    }

    synchronized Session session() {
        return session;
    }

    static Frame.Welcome welcome() {
        Frame.Bounds bounds =
                new Frame.Bounds(
                        Limits.TEXT_CODE_POINTS,
                        Limits.TEXT_BYTES,
                        Limits.FRAME_BYTES,
                        Limits.OUTSTANDING,
                        List.of(),
                        Limits.PING_EVERY);
        return new Frame.Welcome(
                Protocol.VERSION, "Tiny", "tiny-identity", "test", 0, bounds, List.of(), true);
    }

    private static final class Cut extends IOException {}

    /// One connection, and the member it speaks for, 0 for none.
    private static final class Connection {
        final PeerSocket socket;
        int member;

        Connection(PeerSocket socket) {
            this.socket = socket;
        }
    }

    private void serve(PeerSocket socket) throws IOException {
        Connection connection = new Connection(socket);
        Request request = socket.read();
        if (request instanceof Request.Hello) {
            socket.send(welcome());
        }
        while (request != null) {
            request = socket.read();
            if (request != null) {
                handle(connection, request);
            }
        }
    }

    private synchronized void handle(Connection connection, Request request) throws IOException {
        step(request, Step.READ);
        switch (request) {
            case Request.Join join -> join(connection, join);
            case Request.Resume resume -> resume(connection, resume);
            case Request.Say say -> say(connection, say);
            case Request.Leave leave -> {
                ask(connection, leave, new Command.Leave(connection.member, null, ""));
                connection.member = 0;
            }
            case Request.List list -> answer(connection, list, new Body.Sessions(List.of()));
            case Request.Watch watch -> answer(connection, watch, new Body.Sessions(List.of()));
            default -> answer(connection, request, null);
        }
    }

    private void join(Connection connection, Request.Join join) throws IOException {
        Username name = Username.of(join.name());
        Command.Newcomer who =
                new Command.Newcomer(name, new NameKey(join.name()), Door.ENCRYPTED, "");
        int number = session.next();
        Decision decision = session.decide(new Command.Join(who, "", ""), clock++);
        if (decision instanceof Decision.Refused(Refusal refusal)) {
            refuse(connection, join, refusal);
            return;
        }
        append(join, decision);
        seat(connection, number);
        answer(connection, join, new Body.Place(ID, number, "token-" + number));
        sendState(connection);
    }

    private void resume(Connection connection, Request.Resume resume) throws IOException {
        int number = Integer.parseInt(resume.token().substring("token-".length()));
        Command command = new Command.Resume(number, Door.ENCRYPTED, "");
        Decision decision = session.decide(command, clock++);
        if (decision instanceof Decision.Refused(Refusal refusal)) {
            refuse(connection, resume, refusal);
            return;
        }
        append(resume, decision);
        answer(connection, resume, new Body.Place(ID, number, null));
        seat(connection, number);
        if (resume.after() > session.seq()) {
            sendState(connection);
        } else {
            for (Entry entry : log.subList((int) resume.after(), log.size())) {
                connection.socket.send(new Frame.Told(entry));
            }
        }
    }

    private void say(Connection connection, Request.Say say) throws IOException {
        if (say.text().equals("/time")) {
            answer(connection, say, new Body.Time(1, 2));
            return;
        }
        Command.Say command = new Command.Say(connection.member, say.id(), Text.of(say.text()));
        ask(connection, say, command);
    }

    private void ask(Connection connection, Request request, Command command) throws IOException {
        switch (session.decide(command, clock++)) {
            case Decision.Refused(Refusal refusal) -> refuse(connection, request, refusal);
            case Decision.Already(long seq) -> answer(connection, request, new Body.Seq(seq, true));
            case Decision.Answered _ -> answer(connection, request, null);
            case Decision.Accepted accepted -> {
                long first = append(request, accepted);
                answer(connection, request, new Body.Seq(first, false));
            }
        }
    }

    /// Puts the events in the log and tells everybody but connections that are gone.
    private long append(Request request, Decision decision) throws IOException {
        long first = session.seq() + 1;
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            List<Entry> entries = new ArrayList<>();
            for (Event event : events) {
                Entry entry = new Entry(session.seq() + 1, clock, event);
                session = session.apply(entry);
                log.add(entry);
                entries.add(entry);
            }
            step(request, Step.DECIDED);
            boolean half = scissors.cuts(request, Step.HALF_TOLD);
            for (PeerSocket seat : seats.values()) {
                tell(seat, entries, half);
            }
            if (half) {
                throw new Cut();
            }
            step(request, Step.TOLD);
        }
        return first;
    }

    private static void tell(PeerSocket seat, List<Entry> entries, boolean half) {
        try {
            for (Entry entry : entries) {
                if (half) {
                    seat.sendHalf(new Frame.Told(entry));
                    seat.close();
                    return;
                }
                seat.send(new Frame.Told(entry));
            }
        } catch (IOException e) {
            // Gone; it will resume.
        }
    }

    private void seat(Connection connection, int member) {
        connection.member = member;
        PeerSocket before = seats.put(member, connection.socket);
        if (before != null) {
            before.close();
        }
    }

    private void sendState(Connection connection) throws IOException {
        Frame.Body.Past past = new Frame.Body.Past(log, List.of(), false);
        connection.socket.send(States.told(session, log.getFirst().at(), null, past));
    }

    private void refuse(Connection connection, Request request, Refusal refusal)
            throws IOException {
        connection.socket.send(new Frame.No(request.id(), refusal));
    }

    private void answer(Connection connection, Request request, @Nullable Body body)
            throws IOException {
        Frame ok = new Frame.Ok(request.id(), body);
        if (scissors.cuts(request, Step.HALF_ANSWERED)) {
            connection.socket.sendHalf(ok);
            throw new Cut();
        }
        connection.socket.send(ok);
        step(request, Step.ANSWERED);
    }

    private void step(Request request, Step step) throws IOException {
        if (scissors.cuts(request, step)) {
            throw new Cut();
        }
    }

    /// Something happens that no client asked for.
    synchronized void happen(Event event) {
        Entry entry = new Entry(session.seq() + 1, clock++, event);
        session = session.apply(entry);
        log.add(entry);
        seats.values().forEach(s -> tell(s, List.of(entry), false));
    }

    @Override
    public void close() {
        peer.close();
    }
}
