package chatroom.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void an_address_is_a_link_without_what_ends_the_sentence() {
        assertThat(Run.of("See https://example.org/a?b=c. Yes"))
                .containsExactly(
                        new Run.Words("See "),
                        new Run.Link(
                                "https://example.org/a?b=c",
                                URI.create("https://example.org/a?b=c")),
                        new Run.Words(". Yes"));
    }

    @Test
    void what_may_start_a_program_or_pretends_to_lead_elsewhere_is_no_link() {
        assertThat(Run.of("file:///etc/passwd javascript:alert(1) vnc://a"))
                .allMatch(run -> run instanceof Run.Words);
        assertThat(Run.of("https://bank.example@evil.example/"))
                .allMatch(run -> run instanceof Run.Words);
    }

    @Test
    void an_emoji_of_several_parts_is_one_picture() {
        assertThat(Run.of("a👩‍🚀b👍🏽"))
                .containsExactly(
                        new Run.Words("a"),
                        new Run.Emoji("👩‍🚀"),
                        new Run.Words("b"),
                        new Run.Emoji("👍🏽"));
    }

    @Test
    void digits_and_signs_stay_text() {
        assertThat(Run.of("12 # © ™ ❤")).containsExactly(new Run.Words("12 # © ™ ❤"));
        assertThat(Run.of("❤️")).containsExactly(new Run.Emoji("❤️"));
    }
}
