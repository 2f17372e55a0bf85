package chatroom.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.wording.Person;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuesTest {
    private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+): #([0-9a-f]{6});");

    /// WCAG 2.2, 1.4.3.
    private static final double ENOUGH = 4.5;

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void every_colour_of_a_person_can_be_read_on_what_it_stands_on(String theme)
            throws IOException {
        Map<String, Integer> tokens = tokens(theme);
        for (int hue = 0; hue < Person.HUES; hue++) {
            int colour = Objects.requireNonNull(tokens.get("-hue-" + hue));
            for (String ground : new String[] {"-surface", "-background"}) {
                assertThat(contrast(colour, Objects.requireNonNull(tokens.get(ground))))
                        .as("hue %d on %s of %s", hue, ground, theme)
                        .isGreaterThanOrEqualTo(ENOUGH);
            }
        }
        assertThat(tokens).doesNotContainKey("-hue-" + Person.HUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void what_is_written_can_be_read_on_every_ground(String theme) throws IOException {
        Map<String, Integer> tokens = tokens(theme);
        String[][] pairs = {
            {"-ink", "-surface"},
            {"-ink", "-background"},
            {"-ink", "-chosen"},
            {"-soft", "-background"},
            {"-soft", "-surface"},
            {"-soft", "-sunk"},
            {"-accent", "-background"},
            {"-on-accent", "-accent"},
            {"-warning", "-warning-back"},
            {"-danger", "-background"},
        };
        for (String[] pair : pairs) {
            assertThat(
                            contrast(
                                    Objects.requireNonNull(tokens.get(pair[0])),
                                    Objects.requireNonNull(tokens.get(pair[1]))))
                    .as("%s on %s of %s", pair[0], pair[1], theme)
                    .isGreaterThanOrEqualTo(ENOUGH);
        }
    }

    private static Map<String, Integer> tokens(String theme) throws IOException {
        Map<String, Integer> tokens = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(
                        Look.class.getResourceAsStream("/chatroom/desktop/look/" + theme))) {
            TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(r -> tokens.put(r.group(1), Integer.parseInt(r.group(2), 16)));
        }
        return tokens;
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int octet) {
        double c = (octet & 0xFF) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
