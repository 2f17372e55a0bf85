package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final Path HOME = Path.of("/people/ada");

    @Test
    void on_linux_they_are_where_xdg_says() {
        assertThat(Folders.of("Linux", Map.of(), HOME))
                .isEqualTo(
                        new Folders(
                                HOME.resolve(".config/chatroom"),
                                HOME.resolve(".local/share/chatroom")));
        Map<String, String> named = Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d");
        assertThat(Folders.of("Linux", named, HOME))
                .isEqualTo(new Folders(Path.of("/c/chatroom"), Path.of("/d/chatroom")));
    }

    @Test
    void a_variable_that_is_no_absolute_path_is_ignored() {
        assertThat(Folders.of("Linux", Map.of("XDG_DATA_HOME", "data"), HOME).data())
                .isEqualTo(HOME.resolve(".local/share/chatroom"));
    }

    @Test
    void on_other_systems_they_are_in_the_platforms_places() {
        Path support = HOME.resolve("Library/Application Support/chatroom");
        assertThat(Folders.of("Mac OS X", Map.of(), HOME)).isEqualTo(new Folders(support, support));
        Map<String, String> windows = Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local");
        assertThat(Folders.of("Windows 11", windows, HOME))
                .isEqualTo(new Folders(Path.of("/roaming/chatroom"), Path.of("/local/chatroom")));
    }
}
