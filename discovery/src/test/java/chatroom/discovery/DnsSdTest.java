package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;

class DnsSdTest {
    @Test
    void a_record_reads_as_it_was_announced_but_for_the_numbers() {
        assertThat(DnsSd.sighting(DnsSd.record(Examples.PLANETS), 2))
                .map(Sighting::info)
                .contains(new ServerInfo("Planets", "5f3a", 24_280, 1, 0, 0));
    }

    @Test
    void a_long_name_leaves_room_for_what_a_conflict_adds_and_an_empty_one_is_none() {
        ServerInfo longName = new ServerInfo("n".repeat(200), "5f3a", 24_280, 1, 0, 0);
        assertThat(DnsSd.record(longName).getName()).hasSize(56);
        assertThat(DnsSd.record(new ServerInfo("", "5f3a", 24_280, 1, 0, 0)).getName())
                .isEqualTo("Chatroom");
    }

    @Test
    void names_are_made_printable() {
        assertThat(
                        DnsSd.sighting(
                                record("a\u001b[2J\nb", 24_280, Map.of("id", "5f3a", "v", "1")), 2))
                .map(it -> it.info().name())
                .contains("a[2J b");
    }

    @Test
    void records_that_are_not_ours_are_none() {
        assertThat(DnsSd.sighting(record("a", 24_280, Map.of()), 2)).isEmpty();
        assertThat(DnsSd.sighting(record("a", 24_280, Map.of("id", "5f3a")), 2)).isEmpty();
        assertThat(DnsSd.sighting(record("a", 24_280, Map.of("id", "5f3a", "v", "-1")), 2))
                .isEmpty();
        assertThat(DnsSd.sighting(record("a", 24_280, Map.of("id", "5f3a", "v", "99999")), 2))
                .isEmpty();
        assertThat(DnsSd.sighting(record("a", 24_280, Map.of("id", "5f\n3a", "v", "1")), 2))
                .isEmpty();
        assertThat(DnsSd.sighting(record("a", 24_280, Map.of("id", "i".repeat(65), "v", "1")), 2))
                .isEmpty();
        assertThat(DnsSd.sighting(record("a", 0, Map.of("id", "5f3a", "v", "1")), 2)).isEmpty();
    }

    private static ServiceInfo record(String name, int port, Map<String, String> text) {
        return ServiceInfo.create(DnsSd.TYPE, name, port, 0, 0, text);
    }
}
