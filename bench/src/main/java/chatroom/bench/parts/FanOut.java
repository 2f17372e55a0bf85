package chatroom.bench.parts;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What it costs to tell `batch` messages of one turn to `listeners`, from the request until the
/// last has it: by everything between the sockets, on one thread. What each listener adds is the
/// difference between one and many of them, in time as in memory.
@State(Scope.Benchmark)
public class FanOut extends Part {
    @Param({"1", "1000"})
    private int listeners;

    @Param({"1", "32"})
    private int batch;

    private House house;
    private long toldBefore;
    private long said;

    @Setup
    public void people() {
        house = new House(listeners);
        toldBefore = house.told();
        said = 0;
    }

    @Benchmark
    public void tell() {
        house.say(batch);
        said += batch;
    }

    /// What was measured has happened.
    @TearDown
    public void count() {
        long told = house.told() - toldBefore;
        if (told != said * listeners) {
            throw new IllegalStateException(
                    said + " messages, " + listeners + " listeners, but told " + told);
        }
    }
}
