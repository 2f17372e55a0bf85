package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Decision;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where commands wait, are decided, and become one append. Owned by the session's loop.
///
/// Everything that waits is decided in order against a provisional state and goes to the log as one
/// batch; one batch is in flight at a time, so batches form by themselves under load. A batch is
/// done when the session hears it, by whichever way it comes back: the log's answer, what is
/// followed, or a read.
final class Deciding {
    private static final long TRY_AGAIN = 200;

    private final LiveSession live;
    private final Node node;
    private final Writing writing;
    private final ArrayDeque<Ask> waiting = new ArrayDeque<>();
    private @Nullable Draft inFlight;
    private boolean planned;
    private boolean left;

    Deciding(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
        this.writing = new Writing(live, node);
    }

    Writing writing() {
        return writing;
    }

    /// Takes a command to be decided at the end of the loop's turn, with all that came with it.
    void add(Ask ask) {
        if (left) {
            return;
        }
        Draft late = writing.late() ? inFlight : null;
        if (late != null && late.after() == live.session().seq()) {
            meanwhile(ask, late);
            return;
        }
        if (waiting.size() >= Limits.MAILBOX) {
            ask.reply().decided(new Ask.Outcome.Refused(Refusal.of(Refusal.Code.TOO_FAST)));
            return;
        }
        waiting.add(ask);
        if (!planned && inFlight == null) {
            planned = true;
            live.loop().execute(this::turn);
        }
    }

    // Deciding. All that waits, in order, against the state as it will be.

    private void turn() {
        planned = false;
        if (inFlight != null || waiting.isEmpty()) {
            return;
        }
        long at = Math.max(node.clock().now(), live.session().at());
        Draft draft =
                new Draft(
                        live.session(),
                        at,
                        node.randomness().uuid(),
                        node.settings().plain().leaders());
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
        if (draft.after() != live.end().seq()) {
            again(draft);
            return;
        }
        var _ =
                node.log()
                        .append(
                                live.id(),
                                live.end(),
                                draft.batch(),
                                draft.at(),
                                draft.events(),
                                draft.keep())
                        .whenComplete((appended, failure) ->
                                live.loop()
                                        .execute(() ->
                                                appended(
                                                        draft,
                                                        failure == null
                                                                ? appended
                                                                : new Appended.Broken(
                                                                        failure.toString()))));
    }

    private void appended(Draft draft, Appended appended) {
        if (!draft.equals(inFlight)) {
            return;
        }
        switch (appended) {
            case Appended.Done done -> live.hear(draft.asBatch(live.id(), done.end()));
            case Appended.Overtaken _ -> overtaken(draft);
            case Appended.Unknown _ -> {
                writing.unanswered(draft, () -> late(draft));
                catchUp(draft, () -> live.loop().after(TRY_AGAIN, () -> retry(draft)));
            }
            case Appended.Full _ -> refused(draft, Refusal.of(Refusal.Code.LOG_FULL));
            case Appended.Broken broken -> {
                node.output().line("The log cannot be written: " + broken.why());
                refused(draft, Refusal.of(Refusal.Code.LOG_BROKEN));
            }
        }
    }

    /// The batch in flight that has this id, if it is that: its state is known without applying
    /// anything.
    @Nullable Draft own(Batch batch) {
        Draft own = inFlight;
        return own != null && own.batch().equals(batch.id()) ? own : null;
    }

    /// The draft was heard: those who asked are answered, and what waits has its turn.
    void done(Draft draft) {
        inFlight = null;
        writing.goesOn();
        draft.answer();
        draft.gone().forEach(this::joinedInVain);
        turn();
    }

    private void refused(Draft draft, Refusal why) {
        inFlight = null;
        writing.refused();
        draft.asks().forEach(ask -> ask.reply().decided(new Ask.Outcome.Refused(why)));
        turn();
    }

    /// Another node was first; often that was told before the log's answer came.
    private void overtaken(Draft draft) {
        if (draft.after() == live.end().seq()) {
            catchUp(draft, () -> again(draft));
        } else {
            again(draft);
        }
    }

    /// Another node was first: what was decided is decided again, before all that came since.
    private void again(Draft draft) {
        inFlight = null;
        writing.goesOn();
        draft.asks().reversed().forEach(waiting::addFirst);
        turn();
    }

    /// The log did not answer, and did not take it either: the same batch again, so that whichever
    /// lands is recognised.
    private void retry(Draft draft) {
        if (draft.equals(inFlight)) {
            append(draft);
        }
    }

    /// Hears what the log has. Where the draft's own batch was not among it, and nothing else,
    /// `otherwise`; where another's was, it is decided again at once. To read on until nothing
    /// comes would be to read for ever, where others append faster than this node reads.
    private void catchUp(Draft draft, Runnable otherwise) {
        Position heard = live.end();
        live.catchUp(read -> {
            if (!draft.equals(inFlight)) {
                return;
            }
            if (!read) {
                writing.unanswered(draft, () -> late(draft));
                live.loop().after(TRY_AGAIN, () -> catchUp(draft, otherwise));
            } else if (live.end().equals(heard)) {
                otherwise.run();
            } else {
                again(draft);
            }
        });
    }

    // While the log does not answer. What is in flight may be there or not, and is tried until that
    // is known; what would have to follow it is refused, and what needs no entry is served. Where
    // another's batch was heard it is not there: then all is decided anew, upon what was heard.

    private void late(Draft draft) {
        draft.refuseJoins(Refusal.of(Refusal.Code.READ_ONLY));
        List<Ask> asks = List.copyOf(waiting);
        waiting.clear();
        asks.forEach(ask -> meanwhile(ask, draft));
    }

    private static void meanwhile(Ask ask, Draft draft) {
        switch (draft.decide(ask.command())) {
            case Decision.Accepted _ ->
                    ask.reply()
                            .decided(new Ask.Outcome.Refused(Refusal.of(Refusal.Code.READ_ONLY)));
            case Decision.Already already -> draft.already(ask, already.seq());
            case Decision.Answered answered ->
                    ask.reply().decided(new Ask.Outcome.Answered(answered.answer()));
            case Decision.Refused refused ->
                    ask.reply().decided(new Ask.Outcome.Refused(refused.refusal()));
        }
    }

    /// Somebody was told that they cannot come in, and then the log had it: they have a place, and
    /// no connection in it.
    private void joinedInVain(Command.Join join) {
        live.session()
                .byKey(join.newcomer().key())
                .filter(m -> m.place().equals(join.newcomer().place()))
                .filter(m -> live.attendance().seat(m.number()) == null)
                .ifPresent(m -> live.attendance().missing(m.number()));
    }

    /// What waits is refused. Or nobody is answered any more: who goes on at another node asks
    /// there again under the same id, and is told what became of it.
    void stop(boolean elsewhere) {
        left = elsewhere;
        if (elsewhere) {
            inFlight = null;
            waiting.clear();
        } else {
            refuseAll(Refusal.of(Refusal.Code.STOPPING));
        }
    }

    /// Refuses all that waits and is in flight; what of it is in the log nevertheless is heard from
    /// there.
    void refuseAll(Refusal why) {
        Draft lost = inFlight;
        List<Ask> asks = new ArrayList<>(lost == null ? List.of() : lost.asks());
        asks.addAll(waiting);
        inFlight = null;
        planned = false;
        writing.goesOn();
        waiting.clear();
        asks.forEach(ask -> ask.reply().decided(new Ask.Outcome.Refused(why)));
    }
}
