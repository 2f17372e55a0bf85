package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.DamagedLog;
import chatroom.log.format.Hash;
import io.nats.client.api.MessageInfo;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of one session's log, wherever they stand: in the log, or, up to where texts were
/// erased, among those that replaced them. Blocks. Has no state.
///
/// Who erases puts a batch's replacement there before it takes the batch away, so that a batch is
/// always in one of the two; who finds it in neither looks once more.
///
/// @param fetched messages of the log that were fetched before, all that there were from the first
///   to the last of them
record Messages(Engine engine, SessionId session, List<Message> fetched) {
    private static final int LOOKS = 3;

    Messages(Engine engine, SessionId session) {
        this(engine, session, List.of());
    }

    /// The same, with what comes after that place fetched at once, up to a few hundred messages.
    Messages ahead(Place place) {
        List<Message> next =
                engine.stretch(Subjects.log(session), place.token() + 1).stream()
                        .map(m -> decoded(m.metaData().streamSequence(), m.getData()))
                        .toList();
        return new Messages(engine, session, next);
    }

    /// Whether that was fetched before.
    boolean has(Found found) {
        return !fetched.isEmpty() && found.token() <= fetched.getLast().seq();
    }

    /// A batch where it was found.
    ///
    /// @param token the token of the place at its end
    /// @param past where it is among those that replaced others; 0 where it is as it was
    record Found(Content.Stored stored, long token, long past) {
        Place place() {
            var head = stored.batch().head();
            return new Place(head.last(), token, stored.batch().hash(), head.at(), past);
        }

        Batch open(SessionId session, Hash follows, long erasedThrough) {
            return stored.open(session, follows, erasedThrough, token);
        }
    }

    /// A message of a log as it stands in the stream.
    record Message(long seq, Content content) {}

    /// The newest message of the log.
    @Nullable Message last() {
        return decoded(engine.last(Subjects.log(session)));
    }

    /// Whether there is such a session, and it was not removed.
    boolean exists() {
        Message last = last();
        return last != null && !(last.content() instanceof Content.End);
    }

    /// The first message of the log from that sequence on.
    @Nullable Message from(long seq) {
        if (!fetched.isEmpty()
                && seq >= fetched.getFirst().seq()
                && seq <= fetched.getLast().seq()) {
            int at = Collections.binarySearch(fetched, new Message(seq, END), BY_SEQ);
            return fetched.get(at < 0 ? -at - 1 : at);
        }
        return decoded(engine.next(Subjects.log(session), seq));
    }

    private @Nullable Message decoded(@Nullable MessageInfo info) {
        return info == null ? null : decoded(info.getSeq(), info.getData());
    }

    private Message decoded(long seq, byte[] body) {
        return new Message(seq, content(seq, body));
    }

    private static final Content END = new Content.End();
    private static final Comparator<Message> BY_SEQ = Comparator.comparingLong(Message::seq);

    private Content content(MessageInfo info) {
        return content(info.getSeq(), info.getData());
    }

    private Content content(long seq, byte[] body) {
        try {
            return ContentCodec.decode(body);
        } catch (IllegalArgumentException e) {
            throw new DamagedLog(session, 1, Long.MAX_VALUE, "message " + seq + " cannot be read");
        }
    }

    private @Nullable Found found(@Nullable MessageInfo info) {
        if (info == null || !(content(info) instanceof Content.Stored stored)) {
            return null;
        }
        long original = stored.redacted().token();
        return original == 0
                ? new Found(stored, info.getSeq(), 0)
                : new Found(stored, original, info.getSeq());
    }

    /// The batch after that place; nothing at the end, or where the session was removed.
    ///
    /// @throws DamagedLog where there are later ones and this one is missing
    @Nullable Found after(Place place) {
        for (int look = 0; ; look++) {
            Message next = inLog(place);
            if (next == null) {
                return null;
            }
            if (next.content() instanceof Content.Stored stored && stored.follows(place)) {
                return new Found(stored, next.seq(), 0);
            }
            if (!fetched.isEmpty()) {
                // Told by a server that was behind, or lost on the way: the leader has it.
                return new Messages(engine, session).after(place);
            }
            Found moved = inPast(place);
            if (moved != null) {
                return moved;
            }
            if (look == LOOKS) {
                throw new DamagedLog(
                        session, place.seq() + 1, Long.MAX_VALUE, "entries are missing");
            }
        }
    }

    /// The first message of the log that stands for something after that place; what is void does
    /// not.
    private @Nullable Message inLog(Place place) {
        Message next = from(place.token() + 1);
        while (next != null) {
            switch (next.content()) {
                case Content.End _ -> {
                    return null;
                }
                case Content.Stored stored
                        when stored.follows(place) || stored.first() > place.seq() + 1 -> {
                    return next;
                }
                case Content.Filler(Place last) when last.seq() > place.seq() -> {
                    return next;
                }
                default -> next = from(next.seq() + 1);
            }
        }
        return null;
    }

    private @Nullable Found inPast(Place place) {
        String past = Subjects.past(session);
        Found next = found(engine.next(past, place.past() + 1));
        while (next != null && next.stored().last() <= place.seq()) {
            next = found(engine.next(past, next.past() + 1));
        }
        return next != null && next.stored().first() == place.seq() + 1 ? next : null;
    }

    /// The last batch; nothing where there is no such session, or it was removed.
    @Nullable Found lastBatch() {
        for (int look = 0; ; look++) {
            Message last = last();
            if (last == null || last.content() instanceof Content.End) {
                return null;
            }
            if (last.content() instanceof Content.Stored stored) {
                return counting(new Found(stored, last.seq(), 0));
            }
            Found moved = lastInPast();
            if (moved != null) {
                return moved;
            }
            if (look == LOOKS) {
                throw new DamagedLog(session, 1, Long.MAX_VALUE, "entries are missing");
            }
        }
    }

    /// The same, where nothing else was appended to what it follows before; else the last batch of
    /// those that count.
    private Found counting(Found last) {
        Message first = from(last.stored().previous() + 1);
        while (first != null && first.seq() < last.token()) {
            if (first.content() instanceof Content.Stored stored
                    && stored.first() == last.stored().first()
                    && stored.previous() == last.stored().previous()) {
                Found counts = new Found(stored, first.seq(), 0);
                for (Found next = counts; next != null; next = after(counts.place())) {
                    counts = next;
                }
                return counts;
            }
            first = from(first.seq() + 1);
        }
        return last;
    }

    @Nullable Found lastInPast() {
        return found(engine.last(Subjects.past(session)));
    }

    /// The batch that ends at that place.
    @Nullable Found at(Place place) {
        Found there = place.past() > 0 ? at(Subjects.past(session), place.past()) : null;
        if (there == null) {
            there = at(Subjects.log(session), place.token());
        }
        return there == null ? backInPast(place.seq()) : there;
    }

    private @Nullable Found at(String subject, long seq) {
        MessageInfo info = engine.get(seq);
        return info == null || !subject.equals(info.getSubject()) ? null : found(info);
    }

    /// The batch before another; nothing before the first.
    ///
    /// @throws DamagedLog where it is missing
    @Nullable Found before(Found batch) {
        long last = batch.stored().first() - 1;
        if (last == 0) {
            return null;
        }
        Found there =
                batch.past() > 0
                        ? at(Subjects.past(session), batch.stored().redacted().previous())
                        : at(Subjects.log(session), batch.stored().previous());
        if (there == null || there.stored().last() != last) {
            there = backInPast(last);
        }
        if (there == null) {
            throw new DamagedLog(session, 1, last, "entries are missing");
        }
        return there;
    }

    /// The replaced batch that ends with that entry.
    private @Nullable Found backInPast(long last) {
        Found one = lastInPast();
        while (one != null && one.stored().last() > last) {
            long previous = one.stored().redacted().previous();
            one = previous == 0 ? null : at(Subjects.past(session), previous);
        }
        return one != null && one.stored().last() == last ? one : null;
    }
}
