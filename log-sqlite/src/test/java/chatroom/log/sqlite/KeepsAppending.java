package chatroom.log.sqlite;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// The process that [KilledTest] kills: appends to some sessions for ever, and writes a line for
/// each batch when it is Done.
final class KeepsAppending {
    private KeepsAppending() {}

    public static void main(String[] arguments) throws Exception {
        SqliteLog log = SqliteLog.open(Path.of(arguments[0]));
        List<SessionId> sessions = new ArrayList<>();
        log.directory().get().forEach(listed -> sessions.add(listed.id()));
        for (int i = sessions.size(); i < 5; i++) {
            sessions.add(create(log, "room" + i));
        }
        for (SessionId session : sessions) {
            append(log, session, end(log, session), new Random(session.hashCode()));
        }
        new CountDownLatch(1).await();
    }

    private static SessionId create(SqliteLog log, String name) throws Exception {
        SessionId id = Samples.id();
        List<Event> founding = Samples.founding(name);
        log.create(id, new NameKey(name), UUID.randomUUID(), 1, founding, Keep.NONE).get();
        return id;
    }

    private static Position end(SqliteLog log, SessionId session) throws Exception {
        Position end = Position.START;
        List<Batch> page = log.read(session, 0, 1 << 20).get();
        while (!page.isEmpty()) {
            end = page.getLast().end();
            page = log.read(session, end.seq(), 1 << 20).get();
        }
        return end;
    }

    private static void append(SqliteLog log, SessionId session, Position end, Random random) {
        int count = 1 + random.nextInt(20);
        List<Event> words =
                Collections.nCopies(count, new Event.Said(1, 1, new Text(Integer.toString(count))));
        UUID batch = UUID.randomUUID();
        var _ =
                log.append(session, end, batch, 1, words, Keep.NONE)
                        .thenAccept(answer -> {
                            if (answer instanceof Appended.Done done) {
                                say(batch + " " + done.end().seq() + " .");
                                append(log, session, done.end(), random);
                            }
                        });
    }

    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
