package chatroom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.console.Facts.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class BannerTest {
    private static final Facts USUAL =
            new Facts(
                    "0.1.0",
                    "ada-laptop",
                    "abcd-efgh-2345-mnop",
                    List.of(),
                    List.of(
                            new Address("192.168.1.23", "wlp3s0", false),
                            new Address("[fd00::17]", "wlp3s0", false),
                            new Address("172.17.0.1", "docker0", true)),
                    24280,
                    24280,
                    "48310275",
                    "/people/ada/chatroom",
                    false,
                    false,
                    true,
                    true);

    private static String plain(Facts facts) {
        return String.join("\n", Banner.lines(facts, Paint.PLAIN)) + "\n";
    }

    @Test
    void the_first_face_of_a_server() {
        assertThat(plain(USUAL))
                .isEqualTo(
                        """

                          ada-laptop  Chatroom 0.1.0

                          Addresses   192.168.1.23:24280
                                      [fd00::17]:24280
                                      172.17.0.1:24280  (docker0, virtual: few can use it)
                          Join        ./chatroom join  finds this server by itself; if not:
                                      ./chatroom join --server 192.168.1.23
                          Browser     http://192.168.1.23:24280  (card draws it large)
                                      http://localhost:24280  (on this computer)
                          Identity    abcd-efgh-2345-mnop  (who joins first is shown the same)
                          Exit code   48310275  (stops the server from any client)
                          Data        /people/ada/chatroom
                          Console     type help and Enter

                        """);
    }

    @Test
    void what_is_out_of_the_ordinary_is_said_loudly() {
        Facts facts =
                new Facts(
                        "0.1.0",
                        "Physics",
                        "abcd-efgh-2345-mnop",
                        List.of("chat.example.org:24281"),
                        List.of(),
                        24281,
                        24280,
                        "48310275",
                        "/data",
                        true,
                        true,
                        false,
                        false);
        assertThat(plain(facts))
                .isEqualTo(
                        """

                          Physics  Chatroom 0.1.0

                          Addresses   chat.example.org:24281
                          Join        ./chatroom join --server chat.example.org:24281
                          Browser     https://chat.example.org:24281  (card draws it large)
                                      https://localhost:24281  (on this computer)
                          Identity    abcd-efgh-2345-mnop  (who joins first is shown the same)
                          Exit code   48310275  (stops the server from any client)
                          Data        /data  (the key only)
                          Console     type help and Enter

                          ! PORT 24280 IS TAKEN by another program, so this server uses 24281. Who types
                          ! its address must type the port too.

                          ! UNLIMITED: nothing protects this server from flooding and guessing. For load
                          ! tests only; start it without --unlimited for people.

                          ! EPHEMERAL: when the server stops, all sessions and what was said in them are
                          ! gone.

                          ! Nobody finds this server by itself; people have to type its address.

                        """);
        assertThat(Banner.lines(facts, Paint.PLAIN)).allMatch(line -> line.length() <= 80);
    }

    @Test
    void without_a_network_it_says_so() {
        Facts facts =
                new Facts(
                        "1", "x", "i", List.of(), List.of(), 1, 1, "1", "d", false, false, true,
                        true);
        assertThat(plain(facts))
                .contains(
                        "none: this computer is in no network",
                        "Browser     http://localhost:1  (on this computer)");
    }

    @Test
    void a_long_list_of_addresses_is_cut() {
        List<Address> many =
                java.util.stream.IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> new Address("10.0.0." + i, "eth" + i, false))
                        .toList();
        Facts facts =
                new Facts("1", "x", "i", List.of(), many, 1, 1, "1", "d", false, false, true, true);
        assertThat(plain(facts)).contains("10.0.0.5:1", "and 4 more").doesNotContain("10.0.0.6");
    }

    @Test
    void the_exit_code_stands_there_once() {
        assertThat(plain(USUAL).split("48310275", -1)).hasSize(2);
    }

    @Test
    void on_a_terminal_the_words_are_the_same() {
        String painted = String.join("\n", Banner.lines(USUAL, Paint.ANSI)) + "\n";
        assertThat(painted).contains("\u001b[1m48310275");
        assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain(USUAL));
    }
}
