package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Entry;
import chatroom.core.Limits;
import chatroom.core.Member;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.Position;
import chatroom.wire.CloseCode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session that people are in: the one place where a command becomes an entry and an entry is
/// heard. Owned by its loop; only [#ask] and what says so may be called from any thread.
///
/// Commands wait in [Deciding], which asks the log; what the log has is heard here and told to the
/// [Audience].
public final class LiveSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final long REBUILD_AGAIN = 5_000;

    private final SessionId id;
    private final GuardedLoop loop;
    private final Node node;
    private final boolean standing;
    private final long created;
    private final Hearing hearing;
    private final Entrance entrance;
    private final PastReading past;
    private final Deciding deciding;
    private final Following following;

    // What the log says, and who is here to hear it; made anew after a fault.
    private Session session;
    private Position end;
    private long erasedThrough;
    private Places places;
    private Audience audience;
    private Attendance attendance;

    LiveSession(Node node, Loop loop, Opening.Opened opened, Consumer<LiveSession> changed) {
        this.id = opened.session().id();
        this.node = node;
        node.clock().notBefore(opened.session().at());
        this.loop = new GuardedLoop(loop, this::fault);
        this.standing = opened.session().terms().standing();
        this.created = opened.created();
        this.session = opened.session();
        this.end = opened.end();
        this.erasedThrough = opened.erasedThrough();
        this.places = new Places(opened.keep());
        this.audience = new Audience(node, new Pages(node, id), session.seq());
        this.attendance = new Attendance(this, node);
        this.hearing = new Hearing(this, node, changed);
        this.entrance = new Entrance(this, node);
        this.past = new PastReading(this, node);
        this.deciding = new Deciding(this, node);
        this.following = new Following(this, node);
    }

    /// Begins to live: follows what other nodes append, and waits for members that have no
    /// connection yet.
    void open() {
        loop.run(this::begin);
    }

    private void begin() {
        for (Member member : session.members()) {
            if (member.present()) {
                attendance.missing(member.number());
            }
            attendance.changed(session, member.number());
            entrance.origins().joined(member.number(), places.source(member.place()));
        }
        following.begin();
    }

    // A fault. Nothing here can be trusted any more; the log can.

    private void fault(RuntimeException fault) {
        node.output().line("A fault in a session, which is rebuilt from its log: " + fault);
        LOG.error("a fault in session {}", id, fault);
        loop.hold();
        deciding.refuseAll(Refusal.of(Refusal.Code.LOG_BROKEN));
        end(attendance);
        rebuild();
    }

    private void end(Attendance gone) {
        gone.end();
        gone.all().forEach(seat -> seat.connection().unseated(seat, CloseCode.FAULT));
        following.end();
    }

    private void rebuild() {
        var _ =
                new Opening(node, id)
                        .read(created)
                        .whenComplete((opened, failure) ->
                                loop.executeNow(() -> rebuilt(opened, failure)));
    }

    private void rebuilt(Opening.Opened opened, @Nullable Throwable failure) {
        if (failure != null) {
            node.output().line("A session cannot be read from the log: " + failure.getMessage());
            loop.afterNow(REBUILD_AGAIN, this::rebuild);
            return;
        }
        session = opened.session();
        end = opened.end();
        erasedThrough = opened.erasedThrough();
        places = new Places(opened.keep());
        audience = new Audience(node, new Pages(node, id), session.seq());
        attendance = new Attendance(this, node);
        entrance.origins().clear();
        loop.release();
        loop.run(this::begin);
    }

    /// Stops living on this node; the log keeps everything. What waits is refused, or left to be
    /// asked for again at another node.
    void stop(boolean elsewhere) {
        loop.run(() -> {
            attendance.end();
            following.end();
            audience.dismiss();
            entrance.knocks().end(Refusal.of(Refusal.Code.STOPPING));
            deciding.stop(elsewhere);
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

    /// The position after the last entry heard. On the loop.
    Position end() {
        return end;
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

    Writing writing() {
        return deciding.writing();
    }

    PastReading past() {
        return past;
    }

    /// The texts up to this seq are erased; 0 for none.
    long erasedThrough() {
        return erasedThrough;
    }

    void erased(long seq) {
        erasedThrough = Math.max(erasedThrough, seq);
    }

    /// Takes a command to be decided; any thread. Its reply comes on this loop.
    void ask(Ask ask) {
        loop.run(() -> deciding.add(ask));
    }

    /// A sign of life that the log need not hold.
    void alive(int member) {
        attendance.active(member);
        ask(Ask.of(new Command.Stay(member)));
    }

    // Hearing. What is in the log changes the state and is told; by whichever way it comes, once.

    /// Hears a batch of this or another node. One that was heard is passed over; before one that
    /// leaves a gap, what is missing is read.
    void hear(Batch batch) {
        if (batch.last() <= session.seq()) {
            return;
        }
        if (batch.first() > session.seq() + 1) {
            following.missing(batch.last());
            return;
        }
        Draft own = deciding.own(batch);
        if (own == null) {
            List<Entry> fresh = batch.after(session.seq()).entries();
            places.add(batch.keep());
            hear(fresh, batch.end());
            entrance.code().heard(fresh, false);
        } else {
            places.add(own.keep());
            hear(own.entries(), own.state(), batch.end());
            entrance.code().heard(own.entries(), true);
            deciding.done(own);
        }
    }

    private void hear(List<Entry> entries, Position end) {
        Session after = session;
        for (Entry entry : entries) {
            after = after.apply(entry);
        }
        hear(entries, after, end);
    }

    private void hear(List<Entry> entries, Session after, Position end) {
        Session before = session;
        this.session = after;
        this.end = end;
        audience.tell(entries);
        hearing.of(before, entries, after, end);
    }

    /// Hears what the log has after the last entry heard; then `read` is told whether it could be
    /// read.
    void catchUp(Consumer<Boolean> read) {
        var _ =
                node.log()
                        .read(id, session.seq(), Limits.PAGE_BYTES)
                        .whenComplete((batches, failure) ->
                                loop.execute(() -> {
                                    if (failure == null) {
                                        batches.forEach(this::hear);
                                    }
                                    read.accept(failure == null);
                                }));
    }
}
