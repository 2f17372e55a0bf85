package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoundTableTest {
    private static final Duration SOON = Duration.ofMillis(3);

    private final List<String> news = new ArrayList<>();
    private final FoundTable table =
            new FoundTable(
                    "remembered"::equals,
                    new FinderListener() {
                        @Override
                        public void found(FoundServer server) {
                            news.add("+" + server.identity());
                        }

                        @Override
                        public void changed(FoundServer server) {
                            news.add("~" + server.identity());
                        }

                        @Override
                        public void gone(FoundServer server) {
                            news.add("-" + server.identity());
                        }
                    });

    @Test
    void answers_by_several_ways_are_one_server_with_the_addresses_that_answered_first() {
        InetAddress told = InetAddress.ofLiteral("10.9.9.9");
        Answer answer = new Answer(1, Examples.server("a"), List.of(told, Examples.BOB));
        table.answered(answer, InetAddress.ofLiteral("fe80::1"), 2, SOON, 0);
        table.answered(answer, Examples.ALICE, 2, SOON, 0);
        assertThat(table.servers()).hasSize(1);
        assertThat(table.servers().getFirst().addresses())
                .containsExactly(
                        Examples.ALICE, InetAddress.ofLiteral("fe80::1"), told, Examples.BOB);
        assertThat(news).containsExactly("+a", "~a");
    }

    @Test
    void the_same_identity_on_another_port_is_another_server() {
        answer(new ServerInfo("n", "a", 1, 1, 0, 0), Examples.ALICE);
        answer(new ServerInfo("n", "a", 2, 1, 0, 0), Examples.ALICE);
        assertThat(table.servers()).extracting(FoundServer::port).containsExactly(1, 2);
    }

    @Test
    void nothing_is_told_where_nothing_has_changed() {
        answer(Examples.server("a"), Examples.ALICE);
        answer(Examples.server("a"), Examples.ALICE);
        assertThat(news).containsExactly("+a");
    }

    @Test
    void addresses_nobody_can_connect_to_are_dropped() {
        List<InetAddress> bad =
                List.of(
                        Examples.LOOPBACK,
                        InetAddress.ofLiteral("0.0.0.0"),
                        InetAddress.ofLiteral("239.1.1.1"),
                        InetAddress.ofLiteral("255.255.255.255"),
                        InetAddress.ofLiteral("::1"));
        table.answered(new Answer(1, Examples.server("a"), bad), Examples.ALICE, 2, SOON, 0);
        assertThat(table.servers().getFirst().addresses()).containsExactly(Examples.ALICE);
    }

    @Test
    void a_server_that_dns_sd_and_a_ping_found_is_one_and_has_the_numbers_of_the_answer() {
        table.announced(new Sighting(Examples.server("a"), List.of(Examples.BOB), 2, false));
        assertThat(table.servers().getFirst().sessions()).isEmpty();
        answer(new ServerInfo("Planets", "a", 24_280, 1, 3, 12), Examples.ALICE);
        table.announced(new Sighting(Examples.server("a"), List.of(Examples.BOB), 2, false));
        FoundServer server = table.servers().getFirst();
        assertThat(server.name()).isEqualTo("Planets");
        assertThat(server.members()).isEqualTo(OptionalInt.of(12));
        assertThat(server.addresses()).containsExactly(Examples.ALICE, Examples.BOB);
        assertThat(server.ways()).isEqualTo(Set.of(FoundServer.Way.PING, FoundServer.Way.DNS_SD));
    }

    @Test
    void five_thousand_fakes_of_one_machine_take_no_more_places_than_a_machine_has() {
        flood(5_000, false);
        assertThat(table.servers()).hasSize(Bounds.SERVERS_PER_SOURCE);
        answer(Examples.server("real"), Examples.BOB);
        assertThat(table.servers()).extracting(FoundServer::identity).contains("real");
    }

    @Test
    void
            five_thousand_fakes_from_everywhere_fill_the_list_and_a_remembered_server_still_gets_in_and_stays() {
        flood(2_500, true);
        assertThat(table.servers()).hasSize(Bounds.SERVERS);
        answer(Examples.server("remembered"), Examples.BOB);
        flood(2_500, true);
        assertThat(table.servers())
                .hasSize(Bounds.SERVERS)
                .extracting(FoundServer::identity)
                .contains("remembered");
        assertThat(table.leftOut()).isGreaterThan(4_000);
    }

    @Test
    void a_remembered_identity_on_every_port_takes_four_places() {
        for (int port = 1; port <= 5_000; port++) {
            answer(new ServerInfo("n", "remembered", port, 1, 0, 0), Examples.BOB);
        }
        assertThat(table.servers()).hasSize(Bounds.SERVERS_PER_KEPT_IDENTITY);
    }

    @Test
    void fakes_in_a_servers_name_do_not_push_out_where_it_is() {
        answer(Examples.server("a"), Examples.BOB);
        for (int i = 0; i < 5_000; i++) {
            answer(Examples.server("a"), InetAddress.ofLiteral("10.1." + i / 250 + "." + i % 250));
        }
        assertThat(table.servers().getFirst().addresses())
                .contains(Examples.BOB)
                .hasSizeLessThanOrEqualTo(Bounds.ADDRESSES);
    }

    @Test
    void a_server_that_is_silent_for_long_is_gone_even_if_it_is_still_announced() {
        answer(Examples.server("a"), Examples.ALICE);
        table.announced(new Sighting(Examples.server("a"), List.of(Examples.ALICE), 2, false));
        table.forgetSilent(Duration.ofSeconds(15), Duration.ofSeconds(15).toNanos());
        assertThat(table.isEmpty()).isFalse();
        table.forgetSilent(Duration.ofSeconds(15), Duration.ofSeconds(16).toNanos());
        assertThat(table.isEmpty()).isTrue();
        assertThat(news).endsWith("-a");
    }

    @Test
    void a_server_only_announced_stays_until_it_says_goodbye() {
        ServerInfo info = Examples.server("a");
        table.announced(new Sighting(info, List.of(Examples.ALICE), 2, false));
        table.forgetSilent(Duration.ofSeconds(15), Long.MAX_VALUE);
        assertThat(table.isEmpty()).isFalse();
        table.announcementEnded(info);
        assertThat(news).containsExactly("+a", "-a");
    }

    private void answer(ServerInfo info, InetAddress from) {
        table.answered(new Answer(1, info, List.of()), from, 2, SOON, 0);
    }

    private void flood(int fakes, boolean fromEverywhere) {
        for (int i = 0; i < fakes; i++) {
            answer(
                    Examples.server("fake" + i),
                    fromEverywhere
                            ? InetAddress.ofLiteral("10.0." + i / 250 + "." + i % 250)
                            : Examples.ALICE);
        }
    }
}
