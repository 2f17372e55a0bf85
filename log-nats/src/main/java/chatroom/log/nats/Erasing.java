package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.LogUnavailable;
import chatroom.log.format.StoredBatch;
import chatroom.log.nats.Messages.Found;
import chatroom.log.nats.Messages.Message;
import io.nats.client.api.MessageInfo;
import org.jspecify.annotations.Nullable;

/// Erases texts of one session, or all of it. Messages cannot be changed: batches are put again
/// without their texts, elsewhere, in order, and what they were is overwritten. What is to be done
/// is noted before, so that whoever finds it half done can finish it; many may do it at once.
/// Blocks. Has no state.
record Erasing(Messages messages, Places places) {

    /// How far texts are to be erased.
    ///
    /// @param seq where that is noted in the stream, 0 for nowhere
    /// @param done whether nothing is left to do
    /// @param past what was the last replaced message when that had been done the last time
    private record Note(long seq, long through, boolean done, long past) {
        byte[] bytes() {
            return ContentCodec.bytes(out -> {
                out.writeLong(through);
                out.writeBoolean(done);
                out.writeLong(past);
            });
        }
    }

    private SessionId session() {
        return messages.session();
    }

    private Engine engine() {
        return messages.engine();
    }

    private Note note() {
        MessageInfo last = engine().last(Subjects.erased(session()));
        return last == null
                ? new Note(0, 0, true, 0)
                : ContentCodec.read(
                        last.getData(),
                        in ->
                                new Note(
                                        last.getSeq(),
                                        in.readLong(),
                                        in.readBoolean(),
                                        in.readLong()));
    }

    private boolean put(Note note) {
        Put put = engine().putNow(Subjects.erased(session()), note.bytes(), note.seq());
        if (put instanceof Put.Done && note.seq() > 0) {
            engine().delete(note.seq());
        }
        return put instanceof Put.Done;
    }

    /// The seq up to which texts were erased, or are being erased.
    long through() {
        return note().through();
    }

    /// The texts of an imported session are gone up to that seq.
    void imported(long through) {
        if (through > 0 && !put(new Note(note().seq(), through, true, 0))) {
            throw new LogUnavailable("NATS does not take how far texts are erased");
        }
    }

    /// Erases the texts up to a seq; false where there is no such session.
    boolean texts(long throughSeq) {
        Found last = messages.lastBatch();
        if (last == null) {
            return false;
        }
        long through = Math.min(throughSeq, last.stored().last());
        for (Note before = note(); before.through() < through; before = note()) {
            var _ = put(new Note(before.seq(), through, false, before.past()));
        }
        finish();
        return true;
    }

    /// Does what is noted and not yet done.
    void finish() {
        Note note = note();
        if (note.done()) {
            return;
        }
        places.erased(session(), note.through());
        long past = replace(note.through());
        takeOutReplaced(note.through());
        takeOutTwice(note.past(), note.through());
        var _ = put(new Note(note.seq(), note.through(), true, past));
    }

    // Replacing.

    /// Puts all batches up to that seq again, without texts; where the last of them is now.
    private long replace(long through) {
        Found last = messages.lastInPast();
        while (true) {
            Found next = toReplace(last, through);
            if (next == null) {
                return last == null ? 0 : last.past();
            }
            boolean same = last != null && last.stored().first() == next.stored().first();
            long previous =
                    last == null ? 0 : same ? last.stored().redacted().previous() : last.past();
            Content without = without(next, through, previous);
            long expected = last == null ? 0 : last.past();
            byte[] body = ContentCodec.encode(without);
            Put put = engine().putNow(Subjects.past(session()), body, expected);
            if (!(put instanceof Put.Conflict)) { // another does the same, and was first
                var _ = put.seq("a batch without texts");
            }
            last = messages.lastInPast();
        }
    }

    /// The batch to be put again after the last one that was.
    private @Nullable Found toReplace(@Nullable Found last, long through) {
        if (last != null && last.stored().redacted().through() < end(last, through)) {
            return last;
        }
        Place place = last == null ? Place.start(session()) : last.place();
        Found next = messages.after(place);
        return next == null || next.stored().first() > through ? null : next;
    }

    /// Up to where of a batch texts are to be erased.
    private static long end(Found batch, long through) {
        return Math.min(through, batch.stored().last());
    }

    private static Content without(Found batch, long through, long previous) {
        StoredBatch with = batch.stored().batch();
        StoredBatch without =
                new StoredBatch(
                        with.head(), with.hash(), with.payload(), with.textsWithout(through));
        return new Content.Stored(
                without,
                batch.stored().previous(),
                batch.stored().keep(),
                new Content.Redacted(batch.token(), end(batch, through), previous));
    }

    // Taking out what was replaced.

    private void takeOutReplaced(long through) {
        fill(through);
        Message next = messages.from(1);
        while (next != null && replaced(next, through)) {
            Message after = messages.from(next.seq() + 1);
            if (after == null) {
                return; // the end of the log, a filler
            }
            engine().delete(next.seq());
            next = after;
        }
    }

    private static boolean replaced(Message message, long through) {
        return switch (message.content()) {
            case Content.Stored stored -> stored.first() <= through;
            case Content.Filler _ -> true;
            case Content.End _ -> false;
        };
    }

    /// Where the log's last batch is to be taken out, something must stand for it.
    private void fill(long through) {
        Message last = messages.last();
        Found batch = messages.lastBatch();
        if (last != null
                && last.content() instanceof Content.Stored
                && batch != null
                && batch.stored().first() <= through) {
            byte[] filler = ContentCodec.encode(new Content.Filler(batch.place()));
            // Where a batch came meanwhile, that is the last one.
            var _ = engine().putNow(Subjects.log(session()), filler, last.seq());
        }
    }

    /// A batch with texts before and after the seq may have been put again more than once.
    private void takeOutTwice(long from, long through) {
        String past = Subjects.past(session());
        MessageInfo next = engine().next(past, Math.max(from, 1));
        while (next != null) {
            MessageInfo after = engine().next(past, next.getSeq() + 1);
            if (after != null
                    && ContentCodec.decode(next.getData()) instanceof Content.Stored stored
                    && stored.redacted().through() < Math.min(through, stored.last())) {
                engine().delete(next.getSeq());
            }
            next = after;
        }
    }

    // Everything.

    /// Takes out all of the session. From its first step on nothing can be appended.
    void everything() {
        places.forget(session());
        if (messages.last() == null) {
            return;
        }
        byte[] end = ContentCodec.encode(new Content.End());
        long ended = engine().putNow(Subjects.log(session()), end, Engine.WHATEVER).seq("an end");
        String all = Subjects.all(session());
        MessageInfo next = engine().next(all, 1);
        while (next != null && next.getSeq() < ended) {
            engine().delete(next.getSeq());
            next = engine().next(all, next.getSeq() + 1);
        }
        while (next != null) {
            engine().delete(next.getSeq());
            next = engine().next(all, next.getSeq() + 1);
        }
        places.forget(session());
    }
}
