package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Decision;
import chatroom.core.Entry;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A session that people are in: the one place where a command becomes an entry and an entry is
/// heard. Owned by its loop; only [#ask] and what says so may be called from any thread.
///
/// Everything that waits is decided in order against a provisional state, goes to the log as one
/// batch, and is heard and told when the log has it; one batch is in flight at a time, so batches
/// form by themselves under load.
public final class LiveSession {
    private static final long TRY_AGAIN = 200;

    private final SessionId id;
    private final Loop loop;
    private final boolean standing;
    private final long created;
    private final Node node;
    private final Places places;
    private final Audience audience;
    private final Attendance attendance;
    private final Hearing hearing;
    private final Entrance entrance;
    private final ArrayDeque<Ask> waiting = new ArrayDeque<>();

    private Session session;
    private Position end;
    private @Nullable Draft inFlight;
    private boolean planned;
    private long erasedThrough;
    private SessionLog.@Nullable Subscription following;

    LiveSession(Node node, Loop loop, Opening.Opened opened, Consumer<LiveSession> changed) {
        this.session = opened.session();
        this.end = opened.end();
        this.created = opened.created();
        this.erasedThrough = opened.erasedThrough();
        this.id = session.id();
        this.node = node;
        this.loop = loop;
        this.standing = session.terms().standing();
        this.places = new Places(opened.keep());
        this.audience = new Audience(node, new Pages(node, id), session.seq());
        this.attendance = new Attendance(this, node);
        this.hearing = new Hearing(this, node, changed);
        this.entrance = new Entrance(this, node);
    }

    /// Begins to live: follows what other nodes append, and waits for members that have no
    /// connection yet.
    void open() {
        loop.run(() -> {
            session.members()
                    .forEach(m -> {
                        if (m.present()) {
                            attendance.missing(m.number());
                        }
                        attendance.changed(session, m.number());
                    });
            following =
                    node.log()
                            .follow(
                                    id,
                                    session.seq(),
                                    batch -> loop.execute(() -> followed(batch)));
        });
    }

    /// Stops living on this node; the log keeps everything. What waits is refused.
    void stop() {
        loop.run(() -> {
            attendance.stop();
            if (following != null) {
                following.close();
            }
            audience.dismiss();
            refuseAll(Refusal.of(Refusal.Code.STOPPING));
        });
    }

    public SessionId id() {
        return id;
    }

    public Loop loop() {
        return loop;
    }

    /// Whether it belongs to the server. Any thread.
    boolean standing() {
        return standing;
    }

    /// When it was created, epoch milliseconds. Any thread.
    long created() {
        return created;
    }

    /// The state as heard so far. On the loop.
    public Session session() {
        return session;
    }

    Places places() {
        return places;
    }

    Audience audience() {
        return audience;
    }

    Attendance attendance() {
        return attendance;
    }

    Hearing hearing() {
        return hearing;
    }

    Entrance entrance() {
        return entrance;
    }

    /// The texts up to this seq are erased; 0 for none.
    long erasedThrough() {
        return erasedThrough;
    }

    void erased(long seq) {
        erasedThrough = Math.max(erasedThrough, seq);
    }

    // Asking. A command waits here until it is decided.

    /// Takes a command to be decided; any thread. Its reply comes on this loop.
    void ask(Ask ask) {
        loop.run(() -> enqueue(ask));
    }

    private void enqueue(Ask ask) {
        if (waiting.size() >= Limits.MAILBOX) {
            ask.reply().decided(new Ask.Outcome.Refused(Refusal.of(Refusal.Code.TOO_FAST)));
            return;
        }
        waiting.add(ask);
        if (!planned && inFlight == null) {
            planned = true;
            loop.execute(this::turn);
        }
    }

    // Deciding. All that waits, in order, against the state as it will be.

    private void turn() {
        planned = false;
        if (inFlight != null || waiting.isEmpty()) {
            return;
        }
        long at = Math.max(node.clock().now(), session.at());
        Draft draft = new Draft(session, end, at, node.randomness().uuid());
        while (!waiting.isEmpty() && draft.room()) {
            decide(waiting.poll(), draft);
        }
        if (!draft.isEmpty()) {
            inFlight = draft;
            append(draft);
        }
    }

    private static void decide(Ask ask, Draft draft) {
        switch (draft.decide(ask.command())) {
            case Decision.Accepted accepted -> draft.accept(ask, accepted.events());
            case Decision.Already already -> draft.already(ask, already.seq());
            case Decision.Answered answered ->
                    ask.reply().decided(new Ask.Outcome.Answered(answered.answer()));
            case Decision.Refused refused ->
                    ask.reply().decided(new Ask.Outcome.Refused(refused.refusal()));
        }
    }

    // Appending. The log gives the events their place, or says why not.

    private void append(Draft draft) {
        var _ =
                node.log()
                        .append(
                                id,
                                draft.after(),
                                draft.batch(),
                                draft.at(),
                                draft.events(),
                                draft.keep())
                        .whenComplete((appended, failure) ->
                                loop.execute(() ->
                                        appended(
                                                draft,
                                                failure == null
                                                        ? appended
                                                        : new Appended.Broken(
                                                                failure.toString()))));
    }

    private void appended(Draft draft, Appended appended) {
        if (inFlight != draft) {
            return; // its entries came before the answer
        }
        switch (appended) {
            case Appended.Done done -> done(draft, done.end());
            case Appended.Overtaken _ ->
                    catchUp(draft, () -> later(draft, () -> appended(draft, appended)));
            case Appended.Unknown _ -> catchUp(draft, () -> later(draft, () -> append(draft)));
            case Appended.Full _ -> refused(draft, Refusal.of(Refusal.Code.LOG_FULL));
            case Appended.Broken broken -> {
                node.output().line("The log cannot be written: " + broken.why());
                refused(draft, Refusal.of(Refusal.Code.LOG_BROKEN));
            }
        }
        turn();
    }

    private void done(Draft draft, Position end) {
        inFlight = null;
        places.add(draft.keep());
        hear(draft.entries(), draft.state(), end);
        draft.answer();
    }

    private void refused(Draft draft, Refusal why) {
        inFlight = null;
        draft.asks().forEach(ask -> ask.reply().decided(new Ask.Outcome.Refused(why)));
    }

    /// Hears what the log has by now. If the draft's own batch is there it is done; if another is
    /// in its place it is decided again; if there is none, `nothing`.
    private void catchUp(Draft draft, Runnable nothing) {
        var _ =
                node.log()
                        .read(id, session.seq(), Limits.PAGE_BYTES)
                        .whenComplete((batches, failure) ->
                                loop.execute(() -> {
                                    if (failure != null) {
                                        later(draft, () -> catchUp(draft, nothing));
                                        return;
                                    }
                                    batches.forEach(this::hear);
                                    if (inFlight == draft) {
                                        settle(draft, nothing);
                                    }
                                    turn();
                                }));
    }

    private void settle(Draft draft, Runnable nothing) {
        if (session.seq() > draft.after().seq()) {
            again(draft);
        } else {
            nothing.run();
        }
    }

    /// Another node was first: what was decided is decided again, before all that came since.
    private void again(Draft draft) {
        inFlight = null;
        List<Ask> asks = draft.asks();
        for (int i = asks.size() - 1; i >= 0; i--) {
            waiting.addFirst(asks.get(i));
        }
    }

    private void later(Draft draft, Runnable task) {
        loop.after(
                TRY_AGAIN,
                () -> {
                    if (inFlight == draft) {
                        task.run();
                    }
                });
    }

    // Hearing. What is in the log changes the state and is told.

    /// A batch came from the log: another node's, or one's own, which comes back otherwise.
    private void followed(Batch batch) {
        hear(batch);
        if (batch.first() > session.seq() + 1) {
            missed();
        }
        turn();
    }

    private void missed() {
        var _ =
                node.log()
                        .read(id, session.seq(), Limits.PAGE_BYTES)
                        .whenComplete((batches, failure) ->
                                loop.execute(() -> {
                                    if (failure != null) {
                                        loop.after(TRY_AGAIN, this::missed);
                                    } else {
                                        batches.forEach(this::hear);
                                        turn();
                                    }
                                }));
    }

    private void hear(Batch batch) {
        if (batch.last() <= session.seq() || batch.first() > session.seq() + 1) {
            return;
        }
        if (inFlight != null && inFlight.batch().equals(batch.id())) {
            done(inFlight, batch.end());
            return;
        }
        List<Entry> fresh = batch.entries().stream().filter(e -> e.seq() > session.seq()).toList();
        Session after = session;
        for (Entry entry : fresh) {
            after = after.apply(entry);
        }
        hear(fresh, after, batch.end());
    }

    private void hear(List<Entry> entries, Session after, Position end) {
        Session before = session;
        this.session = after;
        this.end = end;
        audience.tell(entries);
        hearing.of(before, entries, after, end);
    }

    private void refuseAll(Refusal why) {
        List<Ask> asks = new ArrayList<>(waiting);
        waiting.clear();
        asks.forEach(ask -> ask.reply().decided(new Ask.Outcome.Refused(why)));
    }

    /// A command by which nobody came in or went: a sign of life that the log need not hold.
    void alive(int member) {
        attendance.active(member);
        ask(Ask.of(new Command.Stay(member)));
    }
}
