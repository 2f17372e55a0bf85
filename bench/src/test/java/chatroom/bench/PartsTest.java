package chatroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Every part can be measured. How fast it is, is no matter here.
@Tag("slow")
class PartsTest {
    private static final String PARTS = "chatroom.bench.parts.";

    @Test
    void every_part_runs_and_does_what_it_measures() throws RunnerException {
        Options briefly =
                new OptionsBuilder()
                        .include(PARTS)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(5))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        assertThat(new Runner(briefly).run().stream().map(PartsTest::name).distinct())
                .containsExactlyInAnyOrder(
                        "AppendToMemory.append",
                        "AppendToSqlite.append",
                        "DecideAndApply.say",
                        "Decode.say",
                        "Encode.told",
                        "FanOut.tell");
    }

    private static String name(RunResult part) {
        return part.getParams().getBenchmark().substring(PARTS.length());
    }
}
