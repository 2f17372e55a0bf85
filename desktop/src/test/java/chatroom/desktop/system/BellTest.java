package chatroom.desktop.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BellTest {
    private final List<List<String>> run = new ArrayList<>();

    @Test
    void what_is_told_is_neither_an_option_nor_markup() {
        new Bell("Linux", run::add).ring("--help", "<b>a</b> & b", false);
        assertThat(run).hasSize(1);
        List<String> command = run.getFirst();
        assertThat(command)
                .startsWith("notify-send")
                .endsWith("--", "--help", "&lt;b&gt;a&lt;/b&gt; &amp; b");
    }

    @Test
    void a_storm_is_told_of_once() {
        Bell bell = new Bell("Linux", run::add);
        for (int i = 0; i < 100; i++) {
            bell.ring("Anna", "hello", false);
        }
        assertThat(run).hasSize(1);
    }

    @Test
    void a_long_message_is_told_of_by_its_beginning() {
        new Bell("Mac OS X", run::add).ring("Anna", "x".repeat(5_000), true);
        assertThat(run.getFirst().getLast()).hasSize(201).endsWith("…");
    }

    @Test
    void where_there_is_no_way_to_tell_it_is_silent() {
        new Bell("Windows 11", run::add).ring("Anna", "hello", true);
        assertThat(run).isEmpty();
    }

    @Test
    void only_addresses_of_the_web_are_opened() {
        assertThat(Browser.command("Linux", URI.create("https://example.org/")))
                .containsExactly("xdg-open", "https://example.org/");
        assertThatThrownBy(() -> Browser.command("Linux", URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
