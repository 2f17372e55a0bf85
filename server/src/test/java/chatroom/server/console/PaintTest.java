package chatroom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PaintTest {
    @Test
    void only_terminals_are_painted() {
        assertThat(Paint.of(true, "Linux", Map.of("TERM", "xterm"))).isEqualTo(Paint.ANSI);
        assertThat(Paint.of(false, "Linux", Map.of("TERM", "xterm"))).isEqualTo(Paint.PLAIN);
    }

    @Test
    void who_wants_no_colour_gets_none() {
        assertThat(Paint.of(true, "Linux", Map.of("NO_COLOR", "1"))).isEqualTo(Paint.PLAIN);
        assertThat(Paint.of(true, "Linux", Map.of("NO_COLOR", ""))).isEqualTo(Paint.ANSI);
        assertThat(Paint.of(true, "Linux", Map.of("TERM", "dumb"))).isEqualTo(Paint.PLAIN);
    }

    @Test
    void on_windows_only_terminals_that_say_who_they_are_are_painted() {
        assertThat(Paint.of(true, "Windows 10", Map.of())).isEqualTo(Paint.PLAIN);
        assertThat(Paint.of(true, "Windows 11", Map.of("WT_SESSION", "x"))).isEqualTo(Paint.ANSI);
    }
}
