package chatroom.bench;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.WhenAdminLeaves;
import chatroom.log.Appended;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.log.sqlite.SqliteLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// Fills a data folder with a long conversation before a server starts on it, as if it had been
/// held: in batches, with the snapshot that a server would have left. Used by one thread.
final class Archive {
    private static final int BATCH = 64;
    private static final SessionId ID = new SessionId("a".repeat(26));
    private static final NameKey KEY = new NameKey("archive");

    private final SessionLog log;
    private final long at;
    private Session session;
    private Position end;

    private Archive(SessionLog log) throws IOException {
        this.log = log;
        this.at = System.currentTimeMillis();
        Event founding =
                new Event.Created(
                        SessionName.of("Archive"),
                        KEY,
                        "Bench",
                        false,
                        WhenAdminLeaves.PASS_ON,
                        0,
                        Past.ALL,
                        true,
                        false,
                        Leaders.ANY);
        end = done(log.create(ID, KEY, UUID.randomUUID(), at, List.of(founding), Keep.NONE).join());
        session = Session.begin(ID, new Entry(1, at, founding));
    }

    /// Leaves `entries` messages in the data folder.
    static void write(Path data, long entries) throws IOException {
        try (SessionLog log = SqliteLog.open(data)) {
            Archive archive = new Archive(log);
            for (long left = entries; left > 0; left -= BATCH) {
                archive.append((int) Math.min(BATCH, left));
            }
            log.putSnapshot(new SessionLog.Snapshot(archive.session, archive.end)).join();
        }
    }

    private void append(int count) throws IOException {
        Event said = new Event.Said(0, 0, new Text("Has anybody seen the small blue screwdriver?"));
        List<Event> events = Collections.nCopies(count, said);
        end = done(log.append(ID, end, UUID.randomUUID(), at, events, Keep.NONE).join());
        for (Event event : events) {
            session = session.apply(new Entry(session.seq() + 1, at, event));
        }
    }

    private static Position done(Appended appended) throws IOException {
        if (appended instanceof Appended.Done done) {
            return done.end();
        }
        throw new IOException("the archive cannot be written: " + appended);
    }
}
