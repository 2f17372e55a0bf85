package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.JoinCode;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.SessionName;
import chatroom.core.Slash;
import chatroom.core.Username;
import chatroom.server.RealServer;
import chatroom.wire.CloseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the page knows of the protocol and of the rules is what Java knows.
@Tag("e2e")
class EngineTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private static final RealServer SERVER = new RealServer();
    private static final Path VECTORS = Path.of("..", "wire", "src", "test", "resources", "mirror");

    private static final List<String> NAMES =
            List.of(
                    "Ann",
                    "abcdefghijkl",
                    "Zoë",
                    "O'Neil",
                    "O’Neil",
                    "a_b-c.d",
                    "x86",
                    "Бобби",
                    "Γιώργος",
                    "דָּוִד",
                    "مُحَمَّد",
                    "山田太郎",
                    "김철수",
                    "กิ่งแก้ว",
                    "अनिल",
                    "Bob٣",
                    "𝒜𝓃𝓃",
                    "",
                    "  ",
                    "ab",
                    "  ab  ",
                    "山田",
                    "é\u0301\u0302a",
                    "abcdefghijklm",
                    "กขคงจฉชซฌญฎฏฐ",
                    "1st",
                    "٣bob",
                    "१bob",
                    "１bob",
                    "_bob",
                    "-bob",
                    "bo b",
                    "bo  b",
                    "a & b",
                    "C++ #1!",
                    "bo\tb",
                    "bo\u202eb",
                    "bob😀",
                    "<b>bob",
                    "a\u20e3bc",
                    "qqx" + "\u0323".repeat(29) + "-_.'");

    private Guest guest;

    @BeforeEach
    void open() {
        guest = BROWSERS.guest("http://" + SERVER.address() + "/");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_mirror_comes_to_what_every_mirror_must_come_to() throws IOException {
        List<Path> vectors;
        try (Stream<Path> files = Files.list(VECTORS)) {
            vectors = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        assertThat(vectors).hasSizeGreaterThan(15);
        for (Path vector : vectors) {
            Object both =
                    guest.engine(
                            "mirror",
                            """
                            const { state, entries, expected, ended } = JSON.parse(arg);
                            const mirror = new module.Mirror(state);
                            entries.forEach(entry => mirror.apply(entry));
                            const { t, past, more, ...wanted } = expected;
                            const sorted = value => value && typeof value === 'object' && !Array.isArray(value)
                              ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]))
                              : Array.isArray(value) ? value.map(sorted) : value;
                            const plain = wanted.members.filter(m => m.door === 'plain' && !m.away).length;
                            const text = value => JSON.stringify(sorted(value));
                            return [text({ ...mirror.frame(), plain: mirror.plain, over: mirror.ended ?? '' }),
                              text({ ...wanted, plain, over: ended ?? '' })];
                            """,
                            Files.readString(vector));
            List<?> texts = (List<?>) both;
            assertThat(texts.get(0)).as(vector.toString()).isEqualTo(texts.get(1));
        }
    }

    @Test
    void an_entry_that_cannot_be_the_next_is_noticed() {
        assertThat(
                        guest.engine(
                                "mirror",
                                """
                                const state = { t: 'state', seq: 4, at: 9, next: 2, admin: 1, members: [{ member: 1 }], past: [] };
                                const wrong = [{ seq: 6, at: 9, e: 'active', m: 1 }, { seq: 5, at: 8, e: 'active', m: 1 },
                                  { seq: 5, at: 9, e: 'said', m: 7 }, { seq: 5, at: 9, e: 'joined', m: 3 }];
                                return wrong.filter(entry => {
                                  try { new module.Mirror(state).apply(entry); return false; } catch (e) { return e instanceof module.OutOfStep; }
                                }).length;
                                """,
                                null))
                .isEqualTo(4);
    }

    @Test
    void names_are_told_while_typing_what_the_server_would_say() {
        for (String name : NAMES) {
            assertThat(check("username", name)).as(name).isEqualTo(code(Username.check(name)));
            assertThat(check("sessionName", name))
                    .as(name)
                    .isEqualTo(code(SessionName.check(name)));
        }
    }

    @Test
    void codes_are_five_digits_of_any_script() {
        for (String code :
                List.of("12345", " 1 2 3 4 5 ", "١٢٣٤٥", "１２３４５", "1234", "123456", "12a45", "")) {
            assertThat(check("code", code)).as(code).isEqualTo(code(JoinCode.check(code)));
        }
        assertThat(guest.engine("rules", "return module.digits(arg);", "٠١２ 3\u00a0९"))
                .isEqualTo("01239");
    }

    private Object check(String rule, String typed) {
        return guest.engine("rules", "return module.%s(arg)?.code ?? '';".formatted(rule), typed);
    }

    private static String code(@Nullable Refusal refusal) {
        return refusal == null ? "" : refusal.code().wire();
    }

    @Test
    void limits_commands_and_close_codes_are_those_of_the_server() {
        Map<?, ?> limits = (Map<?, ?>) guest.engine("rules", "return module.LIMITS;", null);
        assertThat(limits.get("name"))
                .isEqualTo(
                        Map.of(
                                "least", Limits.NAME_MIN,
                                "most", Limits.NAME_MAX,
                                "bytes", Limits.NAME_BYTES));
        assertThat(limits.get("code")).isEqualTo(Limits.CODE_DIGITS);
        assertThat(limits.get("exitCode")).isEqualTo(Limits.EXIT_CODE_DIGITS);
        assertThat(limits.get("text")).isEqualTo(Limits.TEXT_CODE_POINTS);
        assertThat(limits.get("reason")).isEqualTo(Limits.REASON_CODE_POINTS);
        assertThat(limits.get("draftEvery")).isEqualTo((int) Limits.DRAFT_EVERY);
        assertThat(
                        guest.engine(
                                "commands",
                                "return module.COMMANDS.map(c => c.word + ' ' + c.usage + ' ' +"
                                        + " c.admins);",
                                null))
                .isEqualTo(
                        Arrays.stream(Slash.values())
                                .map(s -> s.word() + " " + s.usage() + " " + s.admins())
                                .toList());
        assertThat(guest.engine("refused", "return module.CLOSES;", null))
                .isEqualTo(
                        Arrays.stream(CloseCode.values())
                                .collect(
                                        Collectors.toMap(
                                                c -> Integer.toString(c.code()),
                                                c -> List.of(kebab(c), kebab(c.again())))));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void only_addresses_of_the_web_are_links_and_they_say_where_they_go() {
        assertThat(
                        guest.engine(
                                "links",
                                "return module.pieces(arg).filter(p => p.link).map(p => p.text);",
                                "see http://a.example/b_(c). or (https://d.example),"
                                        + " javascript:alert(1) http:// https://x\u202ey.example"
                                        + " data:text/html,x"))
                .isEqualTo(List.of("http://a.example/b_(c)", "https://d.example", "https://x"));
    }

    @Test
    void a_person_has_the_same_colour_in_every_client() {
        // FNV-1a of "foobar" is 0xbf9cf968 (the function's own test vectors).
        assertThat(guest.engine("hues", "return module.hue(arg);", "foobar"))
                .isEqualTo((int) (0xbf9cf968L % 12));
    }
}
