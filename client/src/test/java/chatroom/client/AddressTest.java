package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, 24280",
        "192.168.1.7:5000, 192.168.1.7, 5000",
        "' host.local:1 ', host.local, 1",
        "::1, ::1, 24280",
        "fe80::1%eth0, fe80::1%eth0, 24280",
        "[::1], ::1, 24280",
        "[::1]:65535, ::1, 65535"
    })
    void what_people_type_is_understood(String typed, String host, int port) {
        assertThat(Address.parse(typed)).isEqualTo(new Address(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":80",
                "host:",
                "host:0",
                "host:65536",
                "host:x",
                "host:123456",
                "[::1",
                "[::1]80",
                "[]",
                "a b",
                "a\r\nb",
                "host:-1",
                "host:٤"
            })
    void what_is_no_address_is_refused(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> Address.parse(typed));
    }

    @Test
    void it_is_written_as_it_is_typed() {
        assertThat(new Address("::1", 5)).hasToString("[::1]:5");
        assertThat(new Address("host", 5)).hasToString("host:5");
    }
}
