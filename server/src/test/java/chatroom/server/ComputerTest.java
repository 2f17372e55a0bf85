package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputerTest {
    @Test
    void the_name_is_the_hosts_own_part() {
        assertThat(Computer.clean("ada-laptop.example.org\n")).isEqualTo("ada-laptop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "LOCALHOST.localdomain",
                "192.168.1.7",
                "3f2a90bc11de",
                "a\u0007b"
            })
    void a_name_that_tells_people_nothing_is_the_products(String raw) {
        assertThat(Computer.clean(raw)).isEqualTo("Chatroom");
    }
}
