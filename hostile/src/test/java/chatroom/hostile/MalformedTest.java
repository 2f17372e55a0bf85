package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.discovery.Beacon;
import chatroom.discovery.ServerInfo;
import chatroom.server.RealServer;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real server in this process, on real sockets, while two honest members talk. How long that
/// takes is reported by `hostile/run malformed` and judged by nobody here, but for what hangs.
@Tag("slow")
class MalformedTest {
    private static final int COUNT = 1_000;
    private static final long SEED = 24_280;

    private interface Attack {
        Malformed.Outcome on(Malformed malformed) throws Exception;
    }

    @Test
    void malformed_json_is_answered_and_disturbs_nobody_else() throws Exception {
        Malformed.Outcome outcome = survives(Malformed::json);
        assertThat(outcome.answered()).isGreaterThan(COUNT / 2);
    }

    @Test
    void malformed_frames_end_their_own_connection_at_most() throws Exception {
        survives(Malformed::frames);
    }

    @Test
    void malformed_requests_end_their_own_connection_at_most() throws Exception {
        survives(Malformed::http);
    }

    @Test
    void malformed_packets_do_not_silence_the_beacon() throws Exception {
        int port = Packets.freePort();
        ServerInfo info = new ServerInfo("Test", "a".repeat(26), 1, 1, 0, 0);
        try (Beacon beacon = Beacon.open(port, () -> info, _ -> {})) {
            Malformed.Outcome outcome = survives(malformed -> malformed.packets(port));
            assertThat(outcome.closed()).isZero();
            assertThat(beacon.counts().garbage()).isPositive();
        }
    }

        @Test
    void malformed_handshakes_end_their_own_connection_at_most() throws Exception {
        assertThat(survives(Way::encrypted, COUNT, Malformed::handshakes).closed()).isPositive();
    }

    @Test
    void what_is_malformed_inside_tls_disturbs_nobody_else() throws Exception {
        survives(Way::encrypted, COUNT / 10, Malformed::json);
        survives(Way::encrypted, COUNT / 10, Malformed::frames);
        survives(Way::encrypted, COUNT / 10, Malformed::http);
    }

    private static Malformed.Outcome survives(Attack attack) throws Exception {
        return survives(Way::plain, COUNT, attack);
    }

    private static Malformed.Outcome survives(
            IntFunction<Way> door, int count, Attack attack) throws Exception {
        Corpora corpora = Corpora.of(Path.of(".."));
        try (Faults faults = new Faults();
                RealServer server = new RealServer("--loops", "2");
                Pair honest = Pair.on(door.apply(server.port()))) {
            Malformed malformed = new Malformed(door.apply(server.port()), corpora, count, SEED);
            Malformed.Outcome outcome = attack.on(malformed);
            Pair.Account account = honest.account();
            assertThat(outcome.sent()).isEqualTo(count);
            assertThat(account.said()).isPositive();
            assertThat(account.lost()).isZero();
            assertThat(account.twice()).isZero();
            assertThat(faults.seen()).isEmpty();
            return outcome;
        }
    }
}
