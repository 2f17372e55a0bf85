package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.core.Product;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Main main = new Main(new PrintWriter(out, true), new PrintWriter(err, true));

    @Test
    void help_lists_every_subcommand() {
        assertThat(main.run("--help")).isZero();
        assertThat(out.toString())
                .contains("server", "find", "list", "join", "create", "send", "stop", "about")
                .contains("check", "export", "import");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void without_a_word_there_are_windows_or_a_sentence_where_there_is_no_display() {
        assertThat(Subcommand.named(Main.WITHOUT_A_WORD)).isPresent();
        assumeTrue(System.getProperty("os.name", "").equals("Linux"), "the display has a name");
        String platform = System.clearProperty("glass.platform");
        try {
            assertThat(main.run()).isEqualTo(1);
        } finally {
            System.setProperty("glass.platform", String.valueOf(platform));
        }
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("no display", "'chatroom join'", "'chatroom --help'");
    }

    @Test
    void the_version_has_name_and_number() {
        assertThat(main.run("--version")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Chatroom " + Product.VERSION);
    }

    @Test
    void every_subcommand_has_a_help_of_its_own() {
        for (Subcommand subcommand : Subcommand.ALL) {
            assertThat(main.run(subcommand.name(), "--help")).isZero();
            assertThat(main.run("help", subcommand.name())).isZero();
            assertThat(out.toString()).contains("Usage: chatroom " + subcommand.name());
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void an_unknown_subcommand_gets_one_sentence_with_the_nearest() {
        assertThat(main.run("jion", "Planets")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "chatroom: there is no command 'jion'; did you mean 'chatroom join'?"
                                + " 'chatroom --help' lists the commands.");
    }

    @Test
    void an_unknown_option_gets_one_sentence() {
        assertThat(main.run("--frobnicate")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "chatroom: there is no option '--frobnicate'. 'chatroom --help' lists the"
                                + " commands.");
    }

    @Test
    void what_the_subcommand_answers_is_the_status() {
        assertThat(run("--status", "7")).isEqualTo(7);
    }

    @Test
    void a_subcommand_used_wrongly_gets_one_sentence() {
        assertThat(run("--status", "many")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("chatroom probe: ", "many", "'chatroom probe --help'");
    }

    @Test
    void an_option_almost_right_is_suggested() {
        assertThat(run("--statsu", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("--statsu", "Did you mean '--status'?");
    }

    @Test
    void a_fault_ends_in_one_sentence_and_status_1() {
        assertThat(run("--throw")).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("IllegalStateException: out of tea.");
    }

    private int run(String... args) {
        Subcommand probe = new Subcommand("probe", "does as it is told", Probe::new);
        return new Runner(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(probe, List.of(args));
    }

    @Command
    static final class Probe implements Callable<Integer> {
        @Option(names = "--status")
        private int status;

        @Option(names = "--throw")
        private boolean fails;

        @Override
        public Integer call() {
            if (fails) {
                throw new IllegalStateException("out of tea");
            }
            return status;
        }
    }
}
