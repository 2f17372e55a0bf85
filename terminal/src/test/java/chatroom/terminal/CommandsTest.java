package chatroom.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Address;
import chatroom.client.Profile;
import chatroom.client.RememberedServers;
import chatroom.core.Limits;
import chatroom.server.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What scripts see of the subcommands, with the real server behind them.
@Timeout(60)
class CommandsTest {
    private final RealServer server = new RealServer();
    @TempDir Path config = Path.of("");

    @AfterEach
    void stop() {
        server.close();
    }

    private Run run() {
        return new Run(config).with("CHATROOM_SERVER", server.address());
    }

    private static List<String> unclocked(List<String> lines) {
        return lines.stream().map(l -> l.replaceFirst("^\\d\\d:\\d\\d ", "")).toList();
    }

    @Test
    void two_scripts_talk_and_each_prints_what_happens() throws Exception {
        Run anna = run().start(CreateCommand::new, "Planets", "--name", "Anna", "--code", "12345");
        anna.until("is the admin");
        Run ben =
                run().with("CHATROOM_CODE", "12345")
                        .start(JoinCommand::new, "planets", "--name", "Ben");
        ben.until("Ben joined");
        ben.type("Hello", "//slash", "", "/time", "/kick Anna").until("Only the admin");
        anna.until("/slash").type("/kick Ben too loud");
        assertThat(ben.status()).isEqualTo(Task.FAILED);
        assertThat(ben.err()).contains("You were removed from Planets: “too loud”.");
        assertThat(unclocked(ben.out()))
                .contains("<Ben> Hello", "<Ben> /slash", "* Anna removed Ben: too loud")
                .anyMatch(l -> l.startsWith("= The server's time is "))
                .contains("= Only the admin can do that. /help lists the commands.");
        anna.until("removed Ben");
        assertThat(anna.end()).isEqualTo(Task.DONE);
        assertThat(unclocked(anna.out()))
                .containsSubsequence(
                        "* Anna began the session.",
                        "* Anna is the admin.",
                        "* Ben joined.",
                        "<Ben> Hello",
                        "<Ben> /slash",
                        "* Anna removed Ben: too loud");
    }

    @Test
    void at_the_end_of_the_input_everything_has_been_said_and_printed() {
        Run anna = run().start(JoinCommand::new, "Lobby", "--name", "Anna");
        String[] lines = IntStream.range(0, 30).mapToObj(i -> "line " + i).toArray(String[]::new);
        assertThat(anna.type(lines).end()).isEqualTo(Task.DONE);
        assertThat(unclocked(anna.out()))
                .containsSubsequence(
                        IntStream.range(0, 30).mapToObj(i -> "<Anna> line " + i).toList())
                .endsWith("* Anna left.");
    }

    @Test
    void a_quit_in_the_input_ends_it() {
        Run anna =
                run().start(JoinCommand::new, "Lobby", "--name", "Anna")
                        .type("one", "/QUIT", "two");
        assertThat(anna.status()).isEqualTo(Task.DONE);
        assertThat(unclocked(anna.out())).contains("<Anna> one").doesNotContain("<Anna> two");
    }

    @Test
    void words_and_lines_are_sent() throws Exception {
        Run anna = run().start(JoinCommand::new, "Lobby", "--name", "Anna");
        anna.until("Anna joined");
        Run words = run().start(SendCommand::new, "Lobby", "--name", "Bot", "two", "words");
        assertThat(words.status()).isEqualTo(Task.DONE);
        assertThat(words.err()).isEqualTo("1 message sent." + System.lineSeparator());
        Run lines = run().start(SendCommand::new, "Lobby", "--name", "Bot").type("one", "", "two");
        assertThat(lines.end()).isEqualTo(Task.DONE);
        assertThat(lines.err()).contains("2 messages sent.");
        anna.until("<Bot> two words").until("<Bot> one").until("<Bot> two");
    }

    @Test
    void what_cannot_be_sent_is_named_and_fails() {
        Run bot = run().start(SendCommand::new, "Lobby", "--name", "Bot", "a\u0007b");
        assertThat(bot.status()).isEqualTo(Task.FAILED);
        assertThat(bot.err())
                .contains("Not sent: a\\u{7}b", "A message cannot contain control characters.");
    }

    @Test
    void the_list_is_a_table() {
        Run list = run().start(ListCommand::new);
        assertThat(list.status()).isEqualTo(Task.DONE);
        assertThat(list.out().getFirst()).matches("#  Session  Members  Code     Created  By");
        assertThat(list.out().get(1)).startsWith("1  Lobby    0        NO CODE  ");
    }

    @Test
    void the_list_can_be_watched_until_the_server_ends() throws Exception {
        Run list = run().start(ListCommand::new, "--watch");
        list.until("Lobby");
        run().start(CreateCommand::new, "Planets", "--name", "Anna").until("admin");
        list.until("Planets");
        server.close();
        assertThat(list.status()).isEqualTo(Task.FAILED);
        assertThat(list.err()).contains("The server was stopped.");
    }

    @Test
    void about_tells_what_the_server_is() {
        Run about = run().start(AboutCommand::new);
        assertThat(about.status()).isEqualTo(Task.DONE);
        assertThat(String.join("\n", about.out()))
                .contains(
                        "Test",
                        server.identity().shown(),
                        "8000 characters, 32768 bytes",
                        "4 minutes");
    }

    @Test
    void the_exit_code_comes_from_the_input() throws Exception {
        Run wrong = run().start(StopCommand::new).type("00000000");
        assertThat(wrong.end()).isEqualTo(Task.FAILED);
        assertThat(wrong.err()).contains("That is not the exit code of this server.");
        Run right = run().start(StopCommand::new).type(server.exitCode());
        assertThat(right.end()).isEqualTo(Task.DONE);
        server.awaitStop();
        Run none = run().start(StopCommand::new);
        assertThat(none.end()).isEqualTo(2);
    }

    @Test
    void a_refusal_is_a_sentence_and_status_1() {
        Run name = run().start(JoinCommand::new, "Lobby", "--name", "1st");
        assertThat(name.status()).isEqualTo(Task.FAILED);
        assertThat(name.err()).contains("A name does not begin with a digit.");
        Run session = run().start(JoinCommand::new, "Nowhere", "--name", "Anna");
        assertThat(session.status()).isEqualTo(Task.FAILED);
        assertThat(session.err()).contains("There is no session Nowhere.");
    }

    @Test
    void a_missing_code_is_a_refusal_and_not_a_question() throws Exception {
        run().start(CreateCommand::new, "Planets", "--name", "Anna", "--code", "12345")
                .until("admin");
        Run ben = run().start(JoinCommand::new, "Planets", "--name", "Ben");
        assertThat(ben.status()).isEqualTo(Task.FAILED);
        assertThat(ben.err()).contains("Planets needs a code");
    }

    @Test
    void wrong_use_is_status_2_and_says_what_is_missing() {
        Run name = run().start(JoinCommand::new, "Lobby");
        assertThat(name.status()).isEqualTo(2);
        assertThat(name.err()).contains("--name is missing");
        Run session = run().start(JoinCommand::new, "--name", "Anna");
        assertThat(session.status()).isEqualTo(2);
        assertThat(session.err()).contains("SESSION is missing");
        Run code = run().start(JoinCommand::new, "Lobby", "--name", "Anna", "--code");
        assertThat(code.status()).isEqualTo(2);
        Run address = new Run(config).start(ListCommand::new, "--server", "a b");
        assertThat(address.status()).isEqualTo(2);
        Run rule = run().start(CreateCommand::new, "Planets", "--when-admin-leaves", "never");
        assertThat(rule.status()).isEqualTo(2);
    }

    @Test
    void a_server_that_is_not_there_is_said_to_be_so() {
        Run nothing = new Run(config).start(ListCommand::new, "--server", "127.0.0.1:1");
        assertThat(nothing.status()).isEqualTo(Task.FAILED);
        assertThat(nothing.err()).contains("Nothing listens at 127.0.0.1:1.");
        Run nowhere = new Run(config).start(ListCommand::new, "--server", "no-such-host.invalid");
        assertThat(nowhere.status()).isEqualTo(Task.FAILED);
        assertThat(nowhere.err()).contains("There is no machine called no-such-host.invalid");
    }

    @Test
    void a_server_that_was_used_is_remembered_and_so_is_the_name() {
        Run anna = run().start(JoinCommand::new, "Lobby", "--name", "Anna");
        assertThat(anna.end()).isEqualTo(Task.DONE);
        assertThat(new RememberedServers(config, _ -> {}).all())
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.identity()).isEqualTo(server.identity().value());
                    assertThat(s.addresses()).containsExactly(Address.parse(server.address()));
                });
        assertThat(new Profile(config, _ -> {}).name()).contains("Anna");
        assertThat(config.resolve("client.json")).content().contains("\"places\":[]");
    }

    @Test
    void a_damaged_file_is_said_and_nothing_else_happens() throws Exception {
        Files.writeString(config.resolve("known-servers.json"), "{{{");
        Run list = run().start(ListCommand::new);
        assertThat(list.status()).isEqualTo(Task.DONE);
        assertThat(list.err()).contains("could not be read", "known-servers.json.damaged");
    }

    @Test
    void who_has_to_knock_is_told_so_and_let_in_or_not_by_the_admin() throws Exception {
        Run anna = run().start(CreateCommand::new, "Planets", "--name", "Anna", "--code", "12345");
        anna.until("is the admin");
        for (int i = 0; i < Limits.CODE_TRIES_PER_SOURCE; i++) {
            Run wrong = coded("54321").start(JoinCommand::new, "Planets", "--name", "Ben");
            assertThat(wrong.status()).isEqualTo(Task.FAILED);
            assertThat(wrong.err()).contains("That is not the code of Planets.");
        }
        Run ben = coded("12345").start(JoinCommand::new, "Planets", "--name", "Ben");
        anna.until("= Ben would like to come in. /admit Ben or /deny Ben").type("/admit Ben");
        ben.until("Ben joined");
        assertThat(ben.err())
                .contains("somebody inside has to let you in. Waiting for at most 2 minutes …");
        anna.until("= Ben waits at the door no longer.");
        Run cleo = coded("12345").start(SendCommand::new, "Planets", "--name", "Cleo", "Hello");
        anna.until("Cleo would like to come in").type("/admit cleo");
        assertThat(cleo.status()).isEqualTo(Task.DONE);
        ben.until("<Cleo> Hello").type("/admit Dan").until("Only the admin");
        anna.type("/admit Dan").until("Nobody waits for that any more.");
    }

    private Run coded(String code) {
        return run().with("CHATROOM_CODE", code);
    }

    @Test
    void a_changed_code_is_told_in_words_and_not_in_digits_to_a_script() throws Exception {
        Run anna = run().start(CreateCommand::new, "Planets", "--name", "Anna");
        anna.until("is the admin");
        Run ben = run().start(JoinCommand::new, "Planets", "--name", "Ben");
        ben.until("Ben joined").type("/code none").until("Only the admin");
        anna.type("/code 1234").until("/code five-digits-or-none").type("/code 54321");
        ben.until("* Anna changed the code.");
        assertThat(anna.type("/code none").end()).isEqualTo(Task.DONE);
        ben.until("* Anna took the code away; others join without one.");
        assertThat(String.join("\n", ben.out())).doesNotContain("54321");
    }

    @Test
    void the_admin_of_a_session_that_waits_is_admin_again() throws Exception {
        Run anna =
                run().start(
                                CreateCommand::new,
                                "Planets",
                                "--name",
                                "Anna",
                                "--when-admin-leaves",
                                "wait");
        anna.until("is the admin");
        Run ben = run().start(JoinCommand::new, "Planets", "--name", "Ben");
        anna.until("Ben joined");
        assertThat(anna.end()).isEqualTo(Task.DONE);
        ben.until("waits for its admin");
        // This process still runs, so what it remembers counts as held by somebody else.
        Path file = config.resolve("client.json");
        Files.writeString(file, Files.readString(file).replaceAll("\"since\":\\d+", "\"since\":1"));
        Run again = run().start(JoinCommand::new, "Planets", "--name", "Anna");
        ben.until("Anna is back as the admin.");
        assertThat(again.end()).isEqualTo(Task.DONE);
        assertThat(ben.end()).isEqualTo(Task.DONE);
    }
}
