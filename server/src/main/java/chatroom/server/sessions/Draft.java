package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Decision;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is decided together and appended as one batch: the events of several commands, and who
/// waits for them. Owned by the session's loop.
final class Draft {
    private final long at;
    private final UUID batch;
    private final Leaders leaders;
    private final long after;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Waiting> asks = new ArrayList<>();
    private final List<Command.Join> gone = new ArrayList<>();
    private final Map<String, String> keep = new HashMap<>();
    private Session state;
    private int bytes;

    /// An ask that is answered when the batch is in the log.
    private record Waiting(Ask ask, Ask.Outcome outcome) {}

    /// @param leaders who may become admin, as the operator has it now
    Draft(Session state, long at, UUID batch, Leaders leaders) {
        this.leaders = leaders;
        this.state = state;
        this.after = state.seq();
        this.at = at;
        this.batch = batch;
    }

    boolean room() {
        return events.size() < Limits.BATCH_EVENTS && bytes < Limits.BATCH_BYTES;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    Decision decide(Command command) {
        return state.under(leaders).decide(command, at);
    }

    void accept(Ask ask, List<Event> accepted) {
        long first = state.seq() + 1;
        for (Event event : accepted) {
            Entry entry = new Entry(state.seq() + 1, at, event);
            state = state.apply(entry);
            entries.add(entry);
            events.add(event);
            bytes += event instanceof Event.Said said ? 4 * said.text().value().length() : 64;
        }
        keep.putAll(ask.keep().records());
        asks.add(new Waiting(ask, new Ask.Outcome.Done(first, state.seq())));
    }

    /// A repeat of what is only in this draft is not in the log yet: it is answered with it.
    void already(Ask ask, long seq) {
        Ask.Outcome outcome = new Ask.Outcome.Already(seq);
        if (seq > after) {
            asks.add(new Waiting(ask, outcome));
        } else {
            ask.reply().decided(outcome);
        }
    }

    void answer() {
        asks.forEach(w -> w.ask().reply().decided(w.outcome()));
    }

    /// Those who would come in are refused, though they may come in yet: they can ask again, and
    /// have their own place then. Nobody else: it would be done twice.
    void refuseJoins(Refusal why) {
        for (Waiting waits : List.copyOf(asks)) {
            if (waits.ask().command() instanceof Command.Join join) {
                asks.remove(waits);
                gone.add(join);
                waits.ask().reply().decided(new Ask.Outcome.Refused(why));
            }
        }
    }

    /// What was to be done for those who were refused.
    List<Command.Join> gone() {
        return gone;
    }

    List<Ask> asks() {
        return asks.stream().map(Waiting::ask).toList();
    }

    /// The seq of the entry that it follows.
    long after() {
        return after;
    }

    Batch asBatch(SessionId session, Position end) {
        return new Batch(session, batch, entries, end);
    }

    long at() {
        return at;
    }

    UUID batch() {
        return batch;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Event> events() {
        return events;
    }

    Keep keep() {
        return keep.isEmpty() ? Keep.NONE : new Keep(keep);
    }

    Session state() {
        return state;
    }
}
