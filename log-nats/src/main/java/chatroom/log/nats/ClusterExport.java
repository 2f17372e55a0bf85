package chatroom.log.nats;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.LogUnavailable;
import chatroom.log.export.ExportWriter;
import chatroom.log.export.Moved;
import chatroom.log.format.StoredBatch;
import chatroom.log.nats.Messages.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// One export out of the engine: each session as it is when its turn comes, while servers may go
/// on. Blocks. For one thread.
final class ClusterExport {
    private final Engine engine;
    private final Names all;
    private final ExportWriter out;
    private final boolean damaged;
    private final List<String> names = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private long entries;

    ClusterExport(Engine engine, Names all, ExportWriter out, boolean damaged) {
        this.engine = engine;
        this.all = all;
        this.out = out;
        this.damaged = damaged;
    }

    Moved all(Set<NameKey> wanted) throws IOException {
        List<Listed> there = all.directory().all();
        for (NameKey name : wanted) {
            if (there.stream().noneMatch(listed -> listed.key().equals(name))) {
                throw new LogUnavailable("There is no session " + name.value() + ".");
            }
        }
        for (Listed listed : there) {
            if (wanted.isEmpty() || wanted.contains(listed.key())) {
                session(listed);
            }
        }
        out.last(names.size());
        return new Moved(names, entries, leftOut);
    }

    private void leaveOut(DamagedLog why) {
        String what = why.damage().toString();
        if (!damaged) {
            throw new LogUnavailable(what + " With --damaged what is whole is exported.");
        }
        leftOut.add(what);
    }

    private void session(Listed listed) throws IOException {
        SessionId id = listed.id();
        Messages messages = new Messages(engine, id);
        out.session(id.value(), listed.key().value(), listed.at());
        long last = 0;
        try {
            Found end = messages.lastBatch();
            Keep keep = new Keeps(engine, messages).all();
            for (var record : new TreeMap<>(keep.records()).entrySet()) {
                out.keep(record.getKey(), record.getValue());
            }
            Place place = Place.start(id);
            Forward forward = new Forward(messages);
            while (end != null && place.seq() < end.stored().last()) {
                Found next = forward.after(place);
                if (next == null) {
                    break;
                }
                batch(id, next, place);
                place = next.place();
                last = place.seq();
            }
        } catch (DamagedLog e) {
            leaveOut(e);
        }
        if (last == 0 || !messages.exists()) {
            out.gone();
            return;
        }
        out.end(Math.min(through(messages), last), last);
        names.add(listed.key().value());
        entries += last;
    }

    /// What is erased while this goes on is missing from some messages only.
    private void batch(SessionId id, Found found, Place place) throws IOException {
        StoredBatch batch = found.stored().batch();
        var _ = batch.open(id, place.hash(), Long.MAX_VALUE, found.token());
        out.batch(batch, batch.texts());
    }

    private static long through(Messages messages) {
        return new Erasing(messages, new Places()).through();
    }
}
