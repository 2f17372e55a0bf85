package chatroom.sim;

import chatroom.core.Door;
import chatroom.core.Refusal;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import chatroom.wire.States;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A client as the protocol page has it: speaks, keeps a copy of the session it is in, and after a
/// drop comes back to its place and repeats what was not answered. What it wants is for its
/// [Habits] to say; whether it was told the truth, for the [Oracle]. For one thread.
final class Client implements Wire.Ear {
    final String tag;
    final String person;
    final String source;
    final Door door;
    final Claims claims = new Claims();
    final Requests requests = new Requests();
    final Pushes pushes = new Pushes();

    private final Trace trace;
    private final Oracle oracle;
    private @Nullable Wire wire;
    private @Nullable Mirror mirror;
    private boolean welcomed;
    private boolean in;
    private boolean entering;

    Client(String tag, String person, Door door, Trace trace, Oracle oracle) {
        this.tag = tag;
        this.person = person;
        this.source = "10.0.0." + tag.substring(1);
        this.door = door;
        this.trace = trace;
        this.oracle = oracle;
    }

    // What it is, for its habits.

    @Nullable Wire wire() {
        return wire;
    }

    @Nullable Mirror mirror() {
        return mirror;
    }

    /// Whether the server knows it, so that it may ask.
    boolean welcomed() {
        return welcomed;
    }

    /// Whether it is in its session.
    boolean in() {
        return in;
    }

    boolean entering() {
        return entering;
    }

    // Asking.

    void connected(Wire to) {
        wire = to;
        send(new Request.Hello(Protocol.VERSION, "sim", person, null));
    }

    /// Sends a request under the next id.
    void ask(LongFunction<Request> request) {
        send(request.apply(requests.next()));
    }

    /// Sends it again, under the id it has, unless it is still to be answered.
    void again(Request.Say say) {
        if (!requests.open(say)) {
            send(say);
        }
    }

    /// Comes back as if it had been told less than it was, as only a liar does. What it is told
    /// then is no business of its copy.
    void lie(String token, long after) {
        Mirror at = Objects.requireNonNull(mirror);
        mirror = at.liar();
        ask(id -> new Request.Resume(id, at.session.value(), token, after));
    }

    /// Says hello again, as nobody should.
    void helloAgain(String other) {
        send(new Request.Hello(Protocol.VERSION, "sim", other, null));
    }

    /// Gives up its place: it will come in as somebody new.
    void forget() {
        mirror = null;
        requests.forget();
    }

    private void send(Request request) {
        if (wire == null) {
            return;
        }
        requests.sent(request);
        boolean enters =
                request instanceof Request.Create
                        || request instanceof Request.Join
                        || request instanceof Request.Resume;
        entering |= enters;
        claims.asked(request);
        trace.line(tag, "asks " + request);
        wire.send(RequestCodec.encode(request));
    }

    void resume() {
        Mirror at = Objects.requireNonNull(mirror);
        ask(id -> new Request.Resume(id, at.session.value(), at.token, at.seq()));
    }

    // Hearing.

    @Override
    public void lost(Wire which) {
        if (which != wire) {
            return;
        }
        trace.line(tag, "has lost its connection");
        wire = null;
        welcomed = false;
        in = false;
        entering = false;
        pushes.out();
        requests.lost();
    }

    @Override
    public void received(Wire which, byte[] frame) {
        if (which != wire) {
            return;
        }
        if (!(FrameCodec.decode(frame) instanceof FrameCodec.Decoded.Told(Frame told))) {
            throw new Violation(tag + " cannot read what the server sent");
        }
        switch (told) {
            case Frame.Welcome _ -> welcomed = true;
            case Frame.Told(var entry) -> {
                Mirror at = place("an entry");
                if (at.lies) {
                    oracle.same(tag, oracle.known(at.session), entry);
                } else {
                    at.copy = oracle.applied(this, at, entry);
                }
            }
            case Frame.State state -> {
                Mirror at = place("a state");
                oracle.pastTold(
                        this,
                        at.session,
                        at.member,
                        new Frame.Body.Past(state.past(), state.former(), state.more()));
                at.copy = States.copy(state);
                at.lies = false;
            }
            case Frame.Ok ok -> done(ok.id(), ok.body());
            case Frame.No no -> refused(no.id(), no.refusal());
            case Frame.NewerNo no -> throw new Violation(tag + " was refused by " + no.code());
            case Frame.Push push -> pushed(push);
            case Frame.Bye bye -> trace.line(tag, "is told " + bye);
        }
    }

    private Mirror place(String what) {
        if (mirror == null || !in) {
            throw new Violation(tag + " was told " + what + " of a session that it is not in");
        }
        return mirror;
    }

    private void pushed(Frame.Push push) {
        switch (push) {
            case Frame.Push.Out out -> {
                trace.line(tag, "is out: " + out.why());
                in = false;
                pushes.out();
                if (out.why() != Frame.Why.TIMED_OUT) {
                    forget();
                }
            }
            case Frame.Push.Admin admin -> {
                claims.adminTokens.add(admin.token());
                if (mirror != null) {
                    mirror.admin = admin.token();
                }
            }
            case Frame.Push.Warning _ -> pushes.warned();
            case Frame.Push.Waiting waiting -> waits(waiting.id());
            case Frame.Push.Knock knock -> pushes.knock(knock);
            case Frame.Push.KnockOver over -> pushes.over(over);
            case Frame.Push.Code _ -> {}
            case Frame.Push.Sessions news -> pushes.changed(news);
            case Frame.Push.ReadOnly _, Frame.Push.Nodes _, Frame.Push.Stopping _ -> {}
        }
    }

    private void waits(long id) {
        if (!entering) {
            throw new Violation(tag + " is told to wait, but asked for nothing: " + id);
        }
    }

    private Request answered(long id) {
        Request asked = requests.answered(id);
        if (asked == null) {
            throw new Violation(tag + " got an answer that it did not ask for: " + id);
        }
        return asked;
    }

    private void done(long id, Frame.@Nullable Body body) {
        Request asked = answered(id);
        requests.sure(id);
        switch (body) {
            case Frame.Body.Place place -> entered(asked, place);
            case Frame.Body.Past past -> {
                if (mirror != null && !requests.before(id)) {
                    oracle.pastTold(this, mirror.session, mirror.member, past);
                }
            }
            case Frame.Body.Sessions all -> pushes.all(all.sessions());
            case null, default -> {}
        }
    }

    private void entered(Request asked, Frame.Body.Place place) {
        trace.line(tag, "is in as member " + place.member());
        entering = false;
        in = true;
        if (asked instanceof Request.Resume) {
            requests.unsure().forEach(this::again);
            return;
        }
        boolean same =
                mirror != null
                        && mirror.session.equals(place.session())
                        && mirror.member == place.member();
        if (!same) {
            requests.forget();
        }
        mirror = new Mirror(place, Objects.requireNonNull(place.token()));
        requests.unsure().forEach(this::again);
    }

    private void refused(long id, Refusal why) {
        if (id == 0) {
            return; // what was refused was no request
        }
        Request asked = answered(id);
        trace.line(tag, "is refused " + id + ": " + why.code());
        switch (asked) {
            case Request.Create _, Request.Join _ -> entering = false;
            case Request.Resume _ -> {
                entering = false;
                boolean gone =
                        switch (why.code()) {
                            case PLACE_GONE, KICKED, SESSION_ENDED, SESSION_UNKNOWN -> true;
                            default -> false;
                        };
                if (gone) {
                    forget();
                }
            }
            case Request.Say say -> {
                // Tried again where it is worth it; the id was not used up.
                if (why.code() != Refusal.Code.TOO_FAST) {
                    requests.sure(say.id());
                }
            }
            default -> {}
        }
    }
}
