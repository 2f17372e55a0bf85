package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.discovery.Diagnosis.Attempt;
import chatroom.discovery.Diagnosis.Cause;
import chatroom.discovery.Diagnosis.Failure;
import chatroom.discovery.Diagnosis.Target;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Attempt HERE = attempt("lo", false, Examples.LOOPBACK, 3, null);

    @Test
    void only_loopback_is_no_network() {
        assertThat(likely(HERE)).containsExactly(Cause.NO_NETWORK);
        assertThat(likely()).containsExactly(Cause.NO_NETWORK);
    }

    @Test
    void only_a_vpn_is_said_before_all_else() {
        assertThat(likely(HERE, attempt("tun0", true, Examples.ALICE, 3, null)))
                .startsWith(Cause.ONLY_VIRTUAL, Cause.NO_SERVER_HERE);
    }

    @Test
    void where_every_ping_is_forbidden_it_is_this_machine() {
        assertThat(likely(attempt("eth0", false, Examples.ALICE, 0, Failure.FORBIDDEN)))
                .containsExactly(Cause.SENDING_FORBIDDEN);
        assertThat(likely(attempt("eth0", false, Examples.ALICE, 0, Failure.UNREACHABLE)))
                .containsExactly(Cause.NO_ROUTE);
    }

    @Test
    void where_pings_left_it_is_the_server_its_firewall_the_wifi_or_ours() {
        assertThat(likely(HERE, attempt("eth0", false, Examples.ALICE, 3, Failure.FORBIDDEN)))
                .containsExactly(
                        Cause.NO_SERVER_HERE,
                        Cause.FIREWALL_THERE,
                        Cause.ISOLATED_WIFI,
                        Cause.FIREWALL_HERE);
    }

    @Test
    void an_answer_in_another_version_is_said_first() {
        assertThat(Diagnosis.of(List.of(HERE), false, 3, 1, 1, 0).likely())
                .startsWith(Cause.OTHER_VERSION);
    }

    @Test
    void where_a_server_was_found_nothing_is_wrong() {
        assertThat(Diagnosis.of(List.of(), true, 1, 0, 0, 0).likely()).isEmpty();
    }

    private static List<Cause> likely(Attempt... attempts) {
        return Diagnosis.of(List.of(attempts), false, 6, 0, 0, 0).likely();
    }

    private static Attempt attempt(
            String adapter,
            boolean virtual,
            InetAddress from,
            int sent,
            @Nullable Failure failure) {
        InetAddress to = InetAddress.ofLiteral("255.255.255.255");
        int failed = failure == null ? 0 : 1;
        return new Attempt(adapter, virtual, from, Target.BROADCAST, to, sent, failed, failure, "");
    }
}
