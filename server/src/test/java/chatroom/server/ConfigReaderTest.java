package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.card.Wifi;
import chatroom.core.Past;
import chatroom.server.sessions.Plain;
import chatroom.server.sessions.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigReaderTest {
    @TempDir private Path folder;
    private final Map<Setting, List<String>> flags = new EnumMap<>(Setting.class);
    private final Map<String, String> environment = new TreeMap<>();

    private Path file() {
        return folder.resolve("server.properties");
    }

    private void write(String lines) throws IOException {
        Files.writeString(file(), lines);
    }

    private Config read() throws WrongUse {
        Choices choices = Choices.of(flags, environment, file());
        return new ConfigReader(choices, "computer", folder.resolve("data"), folder).read();
    }

    private void isRefused(String sentence) {
        assertThatThrownBy(this::read).isInstanceOf(WrongUse.class).hasMessage(sentence);
    }

    @Test
    void without_any_choice_all_is_as_documented() throws Exception {
        assertThat(read())
                .isEqualTo(
                        new Config(
                                24280,
                                false,
                                "computer",
                                folder.resolve("data"),
                                false,
                                List.of(),
                                true,
                                false,
                                Settings.ANY_INACTIVITY,
                                100,
                                Past.ALL,
                                600_000,
                                List.of(),
                                false,
                                Runtime.getRuntime().availableProcessors(),
                                true,
                                Plain.TALK,
                                null,
                                null,
                                null));
    }

    @Test
    void a_flag_comes_before_a_variable_and_a_variable_before_the_file() throws Exception {
        write("name=File\nport=1\nhistory=7\n");
        environment.put("CHATROOM_NAME", "Variable");
        environment.put("CHATROOM_PORT", "2");
        flags.put(Setting.NAME, List.of("Flag"));
        Config config = read();
        assertThat(config.name()).isEqualTo("Flag");
        assertThat(config.port()).isEqualTo(2);
        assertThat(config.portGiven()).isTrue();
        assertThat(config.history()).isEqualTo(7);
    }

    @Test
    void an_empty_variable_chooses_nothing() throws Exception {
        write("port=1\n");
        environment.put("CHATROOM_PORT", "");
        assertThat(read().port()).isEqualTo(1);
    }

    @Test
    void what_comes_first_counts_whole() throws Exception {
        write("session=Planets\n");
        flags.put(Setting.SESSION, List.of("Maths", "Homework aid"));
        assertThat(read().sessions()).containsExactly("Maths", "Homework aid");
    }

    @Test
    void several_values_in_one_line_are_divided_by_commas() throws Exception {
        write("session = Planets, Homework aid\nhost=chat.example.org,box\n");
        assertThat(read().sessions()).containsExactly("Planets", "Homework aid");
        assertThat(read().hosts()).containsExactly("chat.example.org", "box");
    }

    @Test
    void what_is_on_in_the_file_can_be_switched_off_by_a_flag() throws Exception {
        write("ephemeral=yes\nno-lobby=on\n");
        flags.put(Setting.EPHEMERAL, List.of("no"));
        assertThat(read().ephemeral()).isFalse();
        assertThat(read().lobby()).isFalse();
    }

    @Test
    void inactivity_is_a_duration_or_off() throws Exception {
        flags.put(Setting.INACTIVITY, List.of("off"));
        assertThat(read().inactivity()).isZero();
        flags.put(Setting.INACTIVITY, List.of("15 min"));
        assertThat(read().inactivity()).isEqualTo(900_000);
    }

    @Test
    void a_tilde_in_the_data_folder_is_the_home_folder() throws Exception {
        flags.put(Setting.DATA, List.of("~/chats"));
        assertThat(read().data()).isEqualTo(folder.resolve("chats"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 70000 | --port is a number from 0 to 65535, not '70000'.",
                "PORT | many | --port is a number from 0 to 65535, not 'many'.",
                "HISTORY | -1 | --history is a number from 0 to 500, not '-1'.",
                "EPHEMERAL | perhaps | --ephemeral is yes or no, not 'perhaps'.",
                "PAST | some | --past is all or since-join, not 'some'.",
                "HOLD | 10 | --hold is a time from 1s to 365d, such as 90s, 4m or 1h,"
                        + " or off, not '10'.",
                "INACTIVITY | 0s | --inactivity is a time from 1s to 365d, such as 90s, 4m or 1h,"
                        + " or off, not '0s'.",
                "HOST | a:b | --host is a name such as chat.example.org or"
                        + " chat.example.org:8080, not 'a:b'.",
                "SESSION | 9lives | --session '9lives': A name does not begin with a digit.",
                "SESSION | lobby | --session 'lobby': People would take it for Lobby.",
                "SESSION | system | --session 'system': The name system is nobody's. Choose"
                        + " another."
            })
    void a_wrong_value_gets_one_sentence(Setting setting, String value, String sentence) {
        flags.put(setting, List.of(value));
        isRefused(sentence);
    }

    @Test
    void the_sentence_says_where_the_wrong_value_stands() throws Exception {
        write("port=many\n");
        isRefused("port in %s is a number from 0 to 65535, not 'many'.".formatted(file()));
        environment.put("CHATROOM_PORT", "lots");
        isRefused("CHATROOM_PORT is a number from 0 to 65535, not 'lots'.");
    }

    @Test
    void what_is_shown_of_a_wrong_value_is_printable() {
        flags.put(Setting.NAME, List.of("a\u001b[2Jb"));
        isRefused("--name is 1 to 63 bytes of visible characters, not 'a\\u{1b}[2Jb'.");
    }

    @Test
    void a_key_that_is_no_setting_is_told_with_those_that_are() throws Exception {
        write("prot=1\n");
        isRefused(
                ("There is no setting 'prot', which stands in %s. There are: port, name, data,"
                     + " ephemeral, session, no-lobby, keep-history, inactivity, history, past,"
                     + " hold, cluster, cluster-creds, host, plain, wifi, wifi-password, cert, key,"
                     + " unlimited.")
                        .formatted(file()));
    }

    @Test
    void a_file_that_cannot_be_read_is_told() throws Exception {
        Files.createDirectory(file());
        assertThatThrownBy(this::read)
                .isInstanceOf(WrongUse.class)
                .hasMessageStartingWith(file() + " cannot be read: ");
    }

    @ParameterizedTest
    @EnumSource
    void every_setting_has_a_flag_a_variable_and_a_key_of_one_name(Setting setting) {
        assertThat(setting.flag()).isEqualTo("--" + setting.key());
        assertThat(setting.variable())
                .isEqualTo(
                        "CHATROOM_"
                                + setting.key()
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .replace('-', '_'));
    }

    @Test
    void the_wifi_of_the_card_and_its_password_which_is_no_flag() throws Exception {
        flags.put(Setting.WIFI, List.of("School"));
        assertThat(read().wifi()).isEqualTo(new Wifi("School", ""));
        environment.put("CHATROOM_WIFI_PASSWORD", "rosebud7");
        assertThat(read().wifi()).isEqualTo(new Wifi("School", "rosebud7"));
        assertThat(read().toString()).doesNotContain("rosebud7");
        assertThat(Flags.plain(List.of("--wifi-password", "rosebud7"))).isEmpty();

        environment.put("CHATROOM_WIFI_PASSWORD", "short");
        isRefused("CHATROOM_WIFI_PASSWORD has 8 to 63 characters.");
        flags.put(Setting.WIFI, List.of("x".repeat(33)));
        isRefused(
                "--wifi is the name of a Wi-Fi, at most 32 bytes, not '%s'."
                        .formatted("x".repeat(33)));
    }
}
