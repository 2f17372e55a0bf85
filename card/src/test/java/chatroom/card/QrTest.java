package chatroom.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.1.20:24280/",
                "http://192.168.1.20:24280/#join=Chess%20club&code=01234",
                "https://[2001:db8::7]:24280/#join=%D0%9F%D0%BB%D0%B0%D0%BD%D0%B5%D1%82%D1%8B",
                "WIFI:T:WPA;S:Schüler Gäste;P:pass\\;word;;"
            })
    void what_was_put_in_is_read_from_every_picture(String text) throws Exception {
        Qr qr = Qr.of(text);
        assertThat(Scanner.path(qr.path(), qr.size())).isEqualTo(text);
        assertThat(Scanner.blocks(qr.blocks(true), true)).isEqualTo(text);
        assertThat(Scanner.blocks(qr.blocks(false), false)).isEqualTo(text);
        assertThat(qr.svg()).startsWith("<svg ").contains(qr.path()).endsWith("</svg>");
    }

    @Test
    void a_code_too_dense_for_the_back_of_a_room_is_not_made() {
        assertThat(Qr.of("x".repeat(256)).size()).isLessThanOrEqualTo(61);
        assertThatThrownBy(() -> Qr.of("x".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
