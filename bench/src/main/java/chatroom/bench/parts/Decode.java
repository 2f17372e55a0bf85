package chatroom.bench.parts;

import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What it costs to read a message that a client sent.
@State(Scope.Benchmark)
public class Decode extends Part {
    private final byte[] frame = RequestCodec.encode(new Request.Say(1_000, Room.WORDS));

    @Benchmark
    public RequestCodec.Decoded say() {
        return RequestCodec.decode(frame);
    }
}
