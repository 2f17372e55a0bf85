package chatroom.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmblemTest {
    private static final int BLUE = 0xff0b7285;
    private static final int WHITE = 0xffffffff;

    @Test
    void ours_is_a_bubble_with_three_dots_on_a_blue_square_with_round_corners() {
        int[] pixels = Emblem.ours().pixels(64);
        assertThat(pixels[0]).as("a corner").isZero();
        assertThat(pixels[4 * 64 + 32]).as("above the bubble").isEqualTo(BLUE);
        assertThat(pixels[24 * 64 + 32]).as("in the bubble").isEqualTo(WHITE);
        assertThat(pixels[32 * 64 + 32]).as("the dot in its middle").isEqualTo(BLUE);
        assertThat(pixels[48 * 64 + 22]).as("its tail").isEqualTo(WHITE);
    }

    @Test
    void it_is_drawn_in_any_size_with_smooth_edges() {
        int[] small = Emblem.ours().pixels(16);
        assertThat(small).hasSize(256);
        assertThat(Arrays.stream(small).filter(pixel -> pixel != 0 && pixel >>> 24 != 255))
                .isNotEmpty();
    }

    @Test
    void what_is_drawn_with_more_is_not_understood() {
        assertThatThrownBy(() -> Emblem.of("<svg><path d=\"M0 0\" fill=\"#ffffff\"/></svg>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
