package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Keep;
import io.nats.client.api.MessageInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keep of one session. What comes with a batch stands in the batch's own message, so that
/// neither is there without the other; what comes without one stands by itself; from time to time
/// all of it is put together, so that reading it costs no history. Blocks. Has no state.
record Keeps(Engine engine, Messages messages) {
    private SessionId session() {
        return messages.session();
    }

    /// All records up to a place, as they stand at a sequence of the stream, 0 for nowhere.
    private record Whole(long seq, Place place, Keep records) {}

    /// Records that came at a sequence of the stream.
    private record Part(long seq, Keep records) {}

    /// What came since a place, in the order of the stream, and where the last batch of it ends.
    private record Since(Place place, List<Part> parts) {
        Keep upon(Keep before, long through) {
            Map<String, String> records = new HashMap<>(before.records());
            for (Part part : parts) {
                if (part.seq() <= through) {
                    records.putAll(part.records().records());
                }
            }
            records.values().removeIf(String::isEmpty);
            return new Keep(records);
        }
    }

    Keep all() {
        if (!messages.exists()) {
            return Keep.NONE;
        }
        Whole whole = whole();
        return since(whole).upon(whole.records(), Long.MAX_VALUE);
    }

    /// The batches are read first: of what came without one, all up to the last of them is there by
    /// then.
    private Since since(Whole whole) {
        List<Part> parts = new ArrayList<>();
        Place place = whole.place();
        Forward forward = new Forward(messages);
        for (var f = forward.after(place); f != null; f = forward.after(place)) {
            parts.add(new Part(f.token(), f.stored().keep()));
            place = f.place();
        }
        String subject = Subjects.keep(session());
        MessageInfo next = engine.next(subject, whole.place().token() + 1);
        while (next != null) {
            Keep records = ContentCodec.read(next.getData(), ContentCodec::keep);
            parts.add(new Part(next.getSeq(), records));
            next = engine.next(subject, next.getSeq() + 1);
        }
        parts.sort(Comparator.comparingLong(Part::seq));
        return new Since(place, parts);
    }

    private Whole whole() {
        MessageInfo last = engine.last(Subjects.kept(session()));
        if (last == null) {
            return new Whole(0, Place.start(session()), Keep.NONE);
        }
        return ContentCodec.read(
                last.getData(),
                in -> new Whole(last.getSeq(), ContentCodec.place(in), ContentCodec.keep(in)));
    }

    boolean put(Keep records) {
        if (!messages.exists()) {
            return false;
        }
        byte[] body = ContentCodec.bytes(out -> ContentCodec.keep(records, out));
        return engine.putNow(Subjects.keep(session()), body, Engine.WHATEVER) instanceof Put.Done;
    }

    /// Puts all together, and takes out what that makes superfluous. Where another does the same at
    /// the same time one of them does nothing.
    void putTogether() {
        Whole before = whole();
        Since since = since(before);
        Place place = since.place();
        if (place.seq() == before.place().seq()) {
            return;
        }
        byte[] body =
                ContentCodec.bytes(out -> {
                    ContentCodec.place(place, out);
                    ContentCodec.keep(since.upon(before.records(), place.token()), out);
                });
        if (engine.putNow(Subjects.kept(session()), body, before.seq()) instanceof Put.Done) {
            takeOut(Subjects.kept(session()), before.seq());
            takeOut(Subjects.keep(session()), place.token());
        }
    }

    private void takeOut(String subject, long through) {
        MessageInfo next = engine.next(subject, 1);
        while (next != null && next.getSeq() <= through) {
            engine.delete(next.getSeq());
            next = engine.next(subject, next.getSeq() + 1);
        }
    }
}
