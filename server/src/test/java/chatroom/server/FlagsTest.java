package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
    @Test
    void plain_words_are_read() {
        List<String> words =
                List.of(
                        "--port",
                        "1",
                        "--name=a=b",
                        "--ephemeral",
                        "--session",
                        "One",
                        "--session=Two three");
        assertThat(Flags.plain(words))
                .contains(
                        Map.of(
                                Setting.PORT, List.of("1"),
                                Setting.NAME, List.of("a=b"),
                                Setting.EPHEMERAL, List.of("yes"),
                                Setting.SESSION, List.of("One", "Two three")));
        assertThat(Flags.plain(List.of())).contains(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "stray",
                "--frobnicate",
                "--port",
                "--port=",
                "--port --name",
                "--port 1 --port 2",
                "--ephemeral=no",
                "--ephemeral no",
                "--ephemeral --ephemeral",
                "--name @file",
                "--name \"x\""
            })
    void what_is_not_plain_is_left_to_picocli(String line) {
        assertThat(Flags.plain(List.of(line.split(" ")))).isEmpty();
    }
}
