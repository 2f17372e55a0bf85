package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Refusal.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What usernames and session names may be.
class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "abcdefghijkl",
                "Zoë",
                "O'Neil",
                "O’Neil",
                "a_b-c.d",
                "bob_",
                "x86",
                "Бобби",
                "Γιώργος",
                "דָּוִד",
                "مُحَمَّد",
                "山田太郎",
                "やまだ",
                "김철수",
                "กิ่งแก้ว",
                "अनिल",
                "Bob٣",
                "𝒜𝓃𝓃",
            })
    void a_name_in_any_script(String name) {
        assertThat(Username.check(name)).isNull();
        assertThat(SessionName.check(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a", "ab", "  ab  ", "山田", "é\u0301\u0302a", "👍👍"})
    void fewer_than_three_characters_as_people_count_are_too_short(String name) {
        assertThat(Username.check(name)).isEqualTo(Refusal.of(Code.NAME_SHORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijklm", "山田太郎山田太郎山田太郎山", "กขคงจฉชซฌญฎฏฐ"})
    void more_than_twelve_characters_as_people_count_are_too_long(String name) {
        assertThat(Username.check(name)).isEqualTo(Refusal.of(Code.NAME_LONG));
    }

    @Test
    void a_letter_with_its_marks_is_one_character() {
        assertThat(Username.check("x\u0323y\u0323z\u0323".repeat(4))).isNull();
        assertThat(Username.check("กิ".repeat(12).substring(0, 21))).isNull();
        assertThat(Username.check("e\u0301e\u0301")).isEqualTo(Refusal.of(Code.NAME_SHORT));
    }

    @Test
    void a_name_has_at_most_64_bytes_however_few_its_characters() {
        String marks = "\u0323".repeat(29);
        assertThat(Username.check("qqx" + marks + "-_.")).isNull();
        assertThat(Username.check("qqx" + marks + "-_.'")).isEqualTo(Refusal.of(Code.NAME_LONG));
    }

    @Test
    void what_is_far_too_long_is_refused_before_it_is_looked_at() {
        assertThat(Username.check("a".repeat(100_000))).isEqualTo(Refusal.of(Code.NAME_LONG));
        assertThat(Username.check(" ".repeat(253) + "Ann")).isNull();
        assertThat(Username.check(" ".repeat(254) + "Ann")).isEqualTo(Refusal.of(Code.NAME_LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "٣bob", "९bob", "１bob", "𝟏bob"})
    void a_name_does_not_begin_with_a_digit_of_any_script(String name) {
        assertThat(Username.check(name)).isEqualTo(Refusal.of(Code.NAME_DIGIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_bob", "-bob", ".bob", "'bob", "\u0301bob", "²bob", "👍bob"})
    void a_name_begins_with_a_letter(String name) {
        String first = Character.toString(name.codePointAt(0));
        assertThat(Username.check(name)).isEqualTo(Refusal.of(Code.NAME_CHARACTERS, first));
    }

    @ParameterizedTest
    @CsvSource({
        "Bob!, !",
        "Bo b, ' '",
        "Bob\u00a0x, '\u00a0'",
        "Bob👍, 👍",
        "Bo<b>, <",
        "Bob/x, /",
        "Bob\u200b, \\u{200b}",
        "Bo\u202eb, \\u{202e}",
        "'Bo\nb', \\u{a}",
        "Bo\ud800b, \\u{d800}",
        "a\u20ddbc, \u20dd",
    })
    void what_else_is_in_a_name_is_refused_and_shown(String name, String shown) {
        assertThat(Username.check(name)).isEqualTo(Refusal.of(Code.NAME_CHARACTERS, shown));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x3164, 0xFE00, 0xFE0F,
                0xFFA0, 0xE0100, 0xE01EF
            })
    void what_shows_nothing_makes_no_name_different(int invisible) {
        String c = Character.toString(invisible);
        assertThat(Username.check("Bobo" + c + "x")).isNotNull();
        assertThat(Username.check("A" + c + c + c)).isNotNull();
        assertThat(Username.check(c + c + "Bob")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFE20, 0xFDFD - 1, 0x180A - 1, 0xA9FA, 0x1E8D0})
    void what_stands_beside_the_invisible_is_not_held_for_it(int c) {
        Refusal refusal = Username.check("Bobo" + Character.toString(c) + "x");
        boolean symbol = !Character.isLetter(c) && Character.getType(c) != 6;
        assertThat(refusal != null).isEqualTo(symbol);
    }

    @Test
    void a_session_name_may_have_more_signs_and_single_inner_spaces() {
        assertThat(SessionName.check("C++ & C# a!")).isNull();
        assertThat(SessionName.check("two  gaps")).isEqualTo(Refusal.of(Code.NAME_CHARACTERS, " "));
        assertThat(SessionName.check("#one")).isEqualTo(Refusal.of(Code.NAME_CHARACTERS, "#"));
        assertThat(SessionName.check("a/b/c")).isEqualTo(Refusal.of(Code.NAME_CHARACTERS, "/"));
        assertThat(SessionName.check("3rd floor")).isEqualTo(Refusal.of(Code.NAME_DIGIT));
    }

    @Test
    void a_name_is_kept_composed_and_without_space_around_it() {
        assertThat(Username.of(" Zoe\u0308 ").value()).isEqualTo("Zoë");
        assertThat(Username.of(" Zoe\u0308 ")).hasToString("Zoë");
        assertThat(SessionName.of(" Cafe\u0301 Uno ").value()).isEqualTo("Café Uno");
        assertThat(SessionName.of("Planets")).hasToString("Planets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "1st", "Bob!", "abcdefghijklm"})
    void what_is_refused_cannot_be_made(String name) {
        assertThatThrownBy(() -> Username.of(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionName.of(name.replace('!', '/')))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_a_name_once_stays_one_under_other_unicode_tables() {
        String unassigned = "\u0378\u0379\u0378";
        assertThat(Username.check(unassigned)).isNotNull();
        assertThat(new Username(unassigned).value()).isEqualTo(unassigned);
        assertThat(new SessionName(unassigned).value()).isEqualTo(unassigned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " Ann", "Zoe\u0308", "A\nnn", "A\tnn", "An\u007fn", "An\udc00n"})
    void what_was_never_in_kept_form_is_no_name_of_a_log_either(String value) {
        assertThatThrownBy(() -> new Username(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionName(value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_kept_name_has_at_most_64_bytes() {
        assertThat(new Username("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new Username("a".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Username("é".repeat(33)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_is_not_empty_and_not_longer_than_any_names() {
        assertThat(new NameKey("k".repeat(Limits.NAME_KEY_CHARS)).value()).isNotEmpty();
        assertThatThrownBy(() -> new NameKey("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NameKey("k".repeat(Limits.NAME_KEY_CHARS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_session_id_is_26_base32_digits() {
        String id = "abcdefghijklmnopqrstuvwx27";
        assertThat(new SessionId(id)).hasToString(id);
        assertThat(SessionId.matches(id)).isTrue();
        for (String no : new String[] {id + "a", id.substring(1), id.replace('2', '1'), ""}) {
            assertThat(SessionId.matches(no)).isFalse();
            assertThatThrownBy(() -> new SessionId(no))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
