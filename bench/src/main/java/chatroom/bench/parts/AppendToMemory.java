package chatroom.bench.parts;

import chatroom.core.Event;
import chatroom.log.MemoryLog;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What an append of `batch` messages costs in memory.
@State(Scope.Benchmark)
public class AppendToMemory extends Part {
    /// After so many entries another session takes over, and this one's memory is free.
    private static final long MOST = 50_000;

    @Param({"1", "32"})
    private int batch;

    private List<Event> events;
    private MemoryLog log;
    private Pen pen;

    @Setup
    public void session() {
        events = Room.said(batch);
        log = new MemoryLog();
        pen = new Pen(log, 1);
    }

    @Benchmark
    public long append() {
        if (pen.seq() > MOST) {
            session();
        }
        return pen.wrote(pen.append(events));
    }
}
