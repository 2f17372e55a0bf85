package chatroom.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void what_is_not_long_is_shown_whole() {
        assertThat(Folding.beginning("")).isEmpty();
        assertThat(Folding.beginning("one line")).isEqualTo("one line");
        assertThat(Folding.beginning("x\n".repeat(19) + "x")).hasSize(39);
        assertThat(Folding.beginning("x".repeat(2_000))).hasSize(2_000);
    }

    @Test
    void of_many_lines_twenty_are_shown() {
        assertThat(Folding.beginning("line\n".repeat(100)).lines()).hasSize(20);
        assertThat(Folding.beginning("\n".repeat(30))).isEqualTo("\n".repeat(19));
    }

    @Test
    void no_character_is_cut_in_two() {
        String begin = Folding.beginning("x" + "🪐".repeat(2_000));
        assertThat(begin).endsWith("🪐").hasSizeBetween(1_999, 2_001);
    }
}
