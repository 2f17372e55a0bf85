package chatroom.bench.parts;

import chatroom.app.build.Build;
import chatroom.core.Event;
import chatroom.log.Appended;
import chatroom.log.sqlite.SqliteLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What appends cost on disk, each of `batch` messages: `sessions` of them are in flight together,
/// one of each session, and the time is that until the last is there to stay. What waits together
/// has one `fsync`.
@State(Scope.Benchmark)
public class AppendToSqlite extends Part {
    @Param({"1", "8"})
    private int sessions;

    @Param({"1", "32"})
    private int batch;

    private List<Event> events;
    private Path folder;
    private SqliteLog log;
    private List<Pen> pens;

    @Setup
    public void sessions() throws IOException {
        events = Room.said(batch);
        folder = Files.createTempDirectory("parts");
        log = SqliteLog.open(folder);
        pens = IntStream.rangeClosed(1, sessions).mapToObj(i -> new Pen(log, i)).toList();
    }

    @TearDown
    public void close() throws IOException {
        log.close();
        Build.delete(folder);
    }

    @Benchmark
    public long append() {
        List<CompletableFuture<Appended>> inFlight = new ArrayList<>(sessions);
        for (Pen pen : pens) {
            inFlight.add(pen.append(events));
        }
        long last = 0;
        for (int i = 0; i < sessions; i++) {
            last = pens.get(i).wrote(inFlight.get(i));
        }
        return last;
    }
}
