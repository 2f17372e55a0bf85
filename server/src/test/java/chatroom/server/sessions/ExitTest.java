package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.SessionId;
import chatroom.log.Fault;
import chatroom.log.FaultyLog;
import chatroom.log.ForwardingLog;
import chatroom.log.MemoryStore;
import chatroom.log.Peers;
import chatroom.log.SessionLog;
import chatroom.wire.CloseCode;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the exit code ends: the server, or of several nodes what was asked for.
class ExitTest {
    private final Others others = new Others();
    private final House one = new House(1, new MemoryStore(), log -> new Shared(log, others));
    private final Guest anna = one.guest("10.0.0.1");

    /// As if so many other nodes were heard of.
    private static final class Others implements Peers {
        private int count = 2;
        private List<String> addresses = List.of("10.0.0.9:24280");
        private final List<Runnable> ends = new ArrayList<>();
        private int ended;

        @Override
        public void begin(
                Supplier<Here> here, BiConsumer<SessionId, Set<Integer>> gone, Runnable end) {
            ends.add(end);
        }

        @Override
        public int others() {
            return count;
        }

        @Override
        public void endAll() {
            ended++;
        }

        @Override
        public List<String> addresses(String identity) {
            return addresses;
        }

        @Override
        public boolean elsewhere(SessionId session, int member) {
            return false;
        }
    }

    private static final class Shared extends ForwardingLog {
        private final FaultyLog faulty;
        private final Peers peers;

        Shared(SessionLog log, Peers peers) {
            this(new FaultyLog(log, Runnable::run, (_, _) -> List.of()), peers);
        }

        private Shared(FaultyLog faulty, Peers peers) {
            super(faulty);
            this.faulty = faulty;
            this.peers = peers;
        }

        @Override
        public Optional<Peers> peers() {
            return Optional.of(peers);
        }
    }

    /// Says something, and the node ends before the log has answered.
    private String cutOff() {
        FaultyLog faulty = ((Shared) one.sessions().node().log()).faulty;
        anna.create("Planets", "Anna", null);
        faulty.plan(() -> Fault.LOST);
        long said = anna.ask(id -> new Request.Say(id, "hello"));
        one.sessions().stop();
        one.run();
        faulty.plan(Fault.Plan.calm());
        one.pass(1_000);
        return anna.answer(said);
    }

    private static String exit(Guest who, @Nullable Boolean all) {
        return who.answer(who.ask(id -> new Request.Exit(id, House.EXIT_CODE, all)));
    }

    @Test
    void of_several_nodes_it_has_to_be_said_which() {
        assertThat(exit(anna, null)).isEqualTo("exit-which");
        assertThat(one.stops()).isZero();
    }

    @Test
    void one_node_ends_and_its_people_go_on_at_the_others() {
        assertThat(exit(anna, false)).isEqualTo("ok");
        assertThat(one.stops()).isEqualTo(1);
        assertThat(others.ended).isZero();
        assertThat(one.sessions().announceEnd(1_000)).isEqualTo(CloseCode.DRAINED);
    }

    @Test
    void all_end_and_nobody_is_sent_elsewhere() {
        assertThat(exit(anna, true)).isEqualTo("ok");
        assertThat(one.stops()).isEqualTo(1);
        assertThat(others.ended).isEqualTo(1);
        assertThat(one.sessions().announceEnd(1_000)).isEqualTo(CloseCode.STOPPED);
    }

    @Test
    void a_node_ends_when_another_says_that_all_do() {
        others.ends.getFirst().run();
        assertThat(one.stops()).isEqualTo(1);
        assertThat(one.sessions().announceEnd(1_000)).isEqualTo(CloseCode.STOPPED);
    }

    @Test
    void what_is_in_flight_when_a_node_ends_is_left_to_be_asked_again_elsewhere() {
        assertThat(cutOff()).isEmpty();
    }

    @Test
    void what_is_in_flight_when_there_is_no_elsewhere_is_refused() {
        others.addresses = List.of();
        assertThat(cutOff()).isEqualTo("stopping");
    }

    @Test
    void the_only_node_there_is_ends_as_it_always_did() {
        others.count = 0;
        assertThat(exit(anna, null)).isEqualTo("ok");
        assertThat(one.stops()).isEqualTo(1);
    }
}
