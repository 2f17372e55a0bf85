package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One client, from its hello to its last word: raw, then browsing, then in a session, then
/// browsing again. Owned by its link's loop; sessions answer it there.
public final class Connection {
    private final Link link;
    private final Sessions sessions;
    private final Speech speech;
    private final Flood flood;
    private final Intake intake;
    private final Arrival arrival = new Arrival();

    private boolean greeted;
    private boolean gone;
    private String person = "";
    private @Nullable Seat seat;
    private int nonsense;

    public Connection(Link link, Sessions sessions) {
        this.link = link;
        this.sessions = sessions;
        this.speech = new Speech(sessions.node());
        this.flood = new Flood(sessions.node());
        this.intake = new Intake(link);
    }

    public Link link() {
        return link;
    }

    /// The client's own random token, which tells its person from others; empty where it gave none.
    String person() {
        return person;
    }

    /// Whether it has said hello.
    public boolean greeted() {
        return greeted;
    }

    /// Whether it is in a session, or on its way into one.
    public boolean member() {
        return seat != null || arrival.asking();
    }

    // What comes in.

    /// A frame has come, of whatever kind.
    public void came() {
        long wait = flood.untilNextFrame();
        if (wait > 0) {
            intake.rest(wait);
        }
    }

    /// A request was read.
    public void received(Request request) {
        if (!greeted && request instanceof Request.Hello hello) {
            hello(hello);
        } else if (!greeted) {
            link.send(new Frame.No(request.id(), Refusal.of(Refusal.Code.HELLO_FIRST)));
        } else {
            intake.asked();
            asked(request);
        }
    }

    /// Something was read that is no request; `id` is what it carried as one, or 0. A client that
    /// sends nothing else is not listened to for ever.
    public void refused(long id, Refusal why) {
        link.send(new Frame.No(id, why));
        nonsense++;
        if (nonsense > Limits.NONSENSE) {
            link.close(CloseCode.PROTOCOL);
        }
    }

    private void hello(Request.Hello hello) {
        if (hello.v() != Protocol.VERSION) {
            String known = Integer.toString(Protocol.VERSION);
            link.send(new Frame.No(0, Refusal.of(Refusal.Code.VERSION_UNKNOWN, known)));
            link.close(CloseCode.PROTOCOL);
            return;
        }
        greeted = true;
        link.became(Link.Stage.BROWSING);
        person = hello.person();
        link.send(sessions.welcome());
        if (hello.then() != null) {
            received(hello.then());
        }
    }

    private void asked(Request request) {
        switch (request) {
            case Request.Say say -> say(say);
            case Request.Stay stay -> alive(stay.id());
            case Request.Draft draft -> alive(draft.id());
            case Request.List list ->
                    ok(list.id(), new Frame.Body.Sessions(sessions.listing().all()));
            case Request.Watch watch -> sessions.listing().asked(this, watch);
            case Request.Create create -> enter(create.id(), () -> sessions.create(this, create));
            case Request.Join join -> enter(join.id(), () -> sessions.join(this, join));
            case Request.Resume resume -> enter(resume.id(), () -> sessions.resume(this, resume));
            case Request.Admit admit -> seated(admit.id(), here -> speech.admit(this, here, admit));
            case Request.Leave leave -> seated(leave.id(), here -> speech.leave(this, here, leave));
            case Request.History history ->
                    seated(history.id(), here -> here.live().past().asked(this, here, history));
            case Request.Exit exit -> sessions.exit(this, exit);
            case Request.Hello _ -> refuse(0, Refusal.of(Refusal.Code.FRAME_BAD, "t"));
        }
    }

    private void say(Request.Say say) {
        seated(
                say.id(),
                here -> {
                    long wait = flood.untilSaid(say.text());
                    if (wait > 0) {
                        Speech.busy(here);
                        intake.rest(wait);
                        refuse(say.id(), Refusal.of(Refusal.Code.TOO_FAST));
                    } else {
                        speech.say(this, here, say);
                    }
                });
    }

    private void alive(long id) {
        seated(
                id,
                here -> {
                    Speech.alive(here);
                    ok(id, null);
                });
    }

    private void seated(long id, Consumer<Seat> then) {
        Seat here = seat;
        if (here == null) {
            refuse(id, Refusal.of(Refusal.Code.NOT_A_MEMBER));
        } else {
            then.accept(here);
        }
    }

    /// Who waits to be let in may try anew, perhaps with another code: the first try is over then.
    private void enter(long id, Runnable then) {
        Seat here = seat;
        if (here == null) {
            enterNow(id, then);
        } else {
            // Who has read of their going by its entry may ask before their session has let them
            // go: what it is about to say comes first.
            here.live().loop().execute(() -> link.loop().execute(() -> enterNow(id, then)));
        }
    }

    private void enterNow(long id, Runnable then) {
        boolean later = arrival.postponed(() -> enter(id, then));
        if (!later && member()) {
            refuse(id, Refusal.of(Refusal.Code.ALREADY_A_MEMBER));
        } else if (!later && !gone) {
            arrival.begin();
            then.run();
        }
    }

    /// The link can be written to again.
    public void writable() {
        intake.goOn();
        if (seat != null) {
            seat.listener().writable();
        }
    }

    /// The link is gone, for whatever reason.
    public void gone() {
        gone = true;
        sessions.listing().unwatch(this);
        arrival.gone();
        Seat here = seat;
        seat = null;
        if (here != null) {
            lost(here);
        }
    }

    private static void lost(Seat here) {
        here.live().loop().run(() -> here.live().attendance().lost(here));
    }

    // What goes out. May be called from any loop.

    /// Answers a request with what it asked for.
    void ok(long id, Frame.@Nullable Body body) {
        link.loop()
                .run(() -> {
                    link.send(new Frame.Ok(id, body));
                    intake.answered();
                });
    }

    /// Answers a request with why not.
    void refuse(long id, Refusal why) {
        link.loop()
                .run(() -> {
                    link.send(new Frame.No(id, why));
                    intake.answered();
                });
    }

    /// Tells what may be lost.
    void push(Frame.Push push) {
        link.loop().run(() -> link.send(push));
    }

    /// It waits to be let in, until `until` at most; `back` takes that back.
    void waits(long id, long until, Runnable back) {
        link.loop()
                .run(() -> {
                    if (gone) {
                        back.run();
                    } else {
                        arrival.waits(back);
                        link.send(new Frame.Push.Waiting(id, until));
                    }
                });
    }

    /// It did not come into the session.
    void notIn(Frame.No no) {
        link.loop()
                .run(() -> {
                    arrival.end();
                    link.send(no);
                    intake.answered();
                    arrival.goOn();
                });
    }

    /// It is in the session, at that seat.
    void in(long id, Seat here, Frame.Body.Place place) {
        link.loop()
                .run(() -> {
                    arrival.end();
                    if (gone) {
                        lost(here);
                    } else {
                        seat = here;
                        link.became(Link.Stage.MEMBER);
                        ok(id, place);
                        arrival.goOn();
                    }
                });
    }

    /// The state of the session it has come into; `sent` runs on the session's loop when entries
    /// may follow.
    void state(Seat here, Frame.State state, Runnable sent) {
        link.loop()
                .run(() -> {
                    link.send(state);
                    here.live().loop().run(sent);
                });
    }

    /// It is no longer in the session; it has been told all that came before.
    void out(Seat here, Frame.Push.Out why) {
        link.loop()
                .run(() -> {
                    if (here.equals(seat)) {
                        seat = null;
                        link.became(Link.Stage.BROWSING);
                        link.send(why);
                    }
                });
    }

    /// Its seat is its own no longer: another connection has it, or the session is rebuilt.
    void unseated(Seat here, CloseCode why) {
        link.loop()
                .run(() -> {
                    if (here.equals(seat)) {
                        seat = null;
                        link.close(why);
                    }
                });
    }
}
