package chatroom.bench.parts;

import chatroom.core.Entry;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.json.JsonWriter;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What it costs to write `batch` messages as the frames that are told, once for all who listen.
@State(Scope.Benchmark)
public class Encode extends Part {
    @Param({"1", "32"})
    private int batch;

    private List<Entry> entries;
    private final JsonWriter out = new JsonWriter();

    @Setup
    public void messages() {
        entries = Room.entries(batch);
    }

    @Benchmark
    public JsonWriter told() {
        out.clear();
        for (Entry entry : entries) {
            FrameCodec.encode(new Frame.Told(entry), out);
        }
        return out;
    }
}
