package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.Username;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody comes in under a name that people take for another's.
class NamesTest {
    private static final List<String> PEOPLE =
            List.of(
                    "Anna",
                    "Ben",
                    "Cleo",
                    "Daniel",
                    "Emma",
                    "Felix",
                    "Hannah",
                    "Ivan",
                    "Jakob",
                    "Klara",
                    "Leon",
                    "Mia",
                    "Nina",
                    "Oscar",
                    "Paul",
                    "Robin",
                    "Sophie",
                    "Tom",
                    "Ursula",
                    "Viktor",
                    "Xaver",
                    "Yara",
                    "Zoe",
                    "coco",
                    "scope",
                    "Alice",
                    "Bob",
                    "Charlie",
                    "Teacher",
                    "Operator",
                    "Moderator",
                    "Professor",
                    "Isaac",
                    "Pepper",
                    "Max",
                    "Joe",
                    "Eve",
                    "Mallory",
                    "Trent",
                    "Peggy");

    /// Letters that look like others in most fonts: of other scripts, full width, mathematical.
    private static final Map<Character, List<String>> ALIKE =
            Map.ofEntries(
                    Map.entry('a', List.of("а", "ａ", "𝐚", "𝖺", "ɑ")),
                    Map.entry('c', List.of("с", "ｃ", "𝐜", "ϲ")),
                    Map.entry('e', List.of("е", "ｅ", "𝐞", "𝚎")),
                    Map.entry('i', List.of("і", "ｉ", "𝐢", "ı")),
                    Map.entry('j', List.of("ј", "ｊ", "𝐣")),
                    Map.entry('l', List.of("1", "I", "ⅼ", "𝐥")),
                    Map.entry('o', List.of("о", "ο", "0", "ｏ", "𝐨", "օ")),
                    Map.entry('p', List.of("р", "ｐ", "𝐩", "ρ")),
                    Map.entry('s', List.of("ѕ", "ｓ", "𝐬")),
                    Map.entry('x', List.of("х", "ｘ", "𝐱")),
                    Map.entry('y', List.of("у", "ｙ", "𝐲")),
                    Map.entry('A', List.of("А", "Α", "Ａ", "𝐀")),
                    Map.entry('B', List.of("В", "Β", "Ｂ")),
                    Map.entry('E', List.of("Е", "Ε", "Ｅ")),
                    Map.entry('H', List.of("Н", "Η", "Ｈ")),
                    Map.entry('I', List.of("l", "Ι", "І", "Ⅰ")),
                    Map.entry('M', List.of("М", "Μ", "Ⅿ")),
                    Map.entry('O', List.of("О", "Ο", "0", "Ｏ")),
                    Map.entry('P', List.of("Р", "Ρ", "Ｐ")),
                    Map.entry('T', List.of("Т", "Τ", "Ｔ")),
                    Map.entry('X', List.of("Х", "Χ", "Ⅹ")),
                    Map.entry('Z', List.of("Ζ", "Ｚ")));

    private final Names names = new Names();

    @Test
    void of_a_thousand_pairs_that_look_alike_none_lets_somebody_pass_for_another() {
        int pairs = 0;
        List<String> passed = new ArrayList<>();
        for (String name : PEOPLE) {
            for (String pretender : doubles(name)) {
                pairs++;
                if (names.checkUser(pretender) == null && !key(pretender).equals(key(name))) {
                    passed.add(name + " / " + pretender);
                }
            }
        }
        assertThat(passed).isEmpty();
        assertThat(pairs).isGreaterThan(1_000);
    }

    private NameKey key(String typed) {
        return names.key(Username.of(typed).value());
    }

    /// The name with one letter replaced, with all of them, and in other ways of writing it.
    private static Set<String> doubles(String name) {
        Set<String> doubles = new LinkedHashSet<>();
        for (int i = 0; i < name.length(); i++) {
            for (String alike : ALIKE.getOrDefault(name.charAt(i), List.of())) {
                doubles.add(name.substring(0, i) + alike + name.substring(i + 1));
                doubles.add(name.replace(name.substring(i, i + 1), alike));
            }
        }
        for (int way = 0; way < 5; way++) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < name.length(); i++) {
                char letter = name.charAt(i);
                List<String> alike = ALIKE.getOrDefault(letter, List.of());
                all.append(way < alike.size() ? alike.get(way) : String.valueOf(letter));
            }
            doubles.add(all.toString());
        }
        doubles.add(name.toUpperCase(Locale.ROOT));
        doubles.add(name.toLowerCase(Locale.ROOT));
        doubles.add(name.replace("m", "rn"));
        doubles.add(" " + name + " ");
        doubles.add(name.charAt(0) + "\u200d" + name.substring(1));
        doubles.add(name.charAt(0) + "\u202e" + name.substring(1));
        doubles.add(name + "\ufe0e");
        doubles.add(name.charAt(0) + "\u00ad" + name.substring(1));
        doubles.remove(name);
        return doubles;
    }

    @Test
    void names_that_people_tell_apart_are_different_names() {
        Set<Object> keys = new LinkedHashSet<>();
        PEOPLE.forEach(name -> keys.add(names.key(name)));
        assertThat(keys).hasSize(PEOPLE.size());
        assertThat(PEOPLE).allMatch(name -> names.checkUser(name) == null);
    }

    @Test
    void names_with_i_and_with_l_are_different_names() {
        assertThat(
                        List.of(
                                "Kai", "Kal", "Ilse", "Lise", "Eli", "Ell", "Mila", "Lia", "Lina",
                                "Ina"))
                .extracting(this::key)
                .doesNotHaveDuplicates();
        assertThat(key("KAI")).isEqualTo(key("Kai")).isEqualTo(key("KAl"));
        assertThat(key("CLEO")).isEqualTo(key("cleo")).isEqualTo(key("CIeo"));
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, STRASSE",
        "Zoë, ZOE\u0308",
        "ﬁnn, Finn",
        "Кирилл, КИРИЛЛ",
        "Σίσυφος, ΣΊΣΥΦΟΣ",
        "coco, сосо"
    })
    void one_name_in_two_ways_of_writing_is_one(String one, String other) {
        assertThat(names.key(one)).isEqualTo(names.key(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "SYSTEM", "Admin", "аdmin", "ѕуѕtem", "sеrver", "ＡＤＭＩＮ"})
    void the_names_of_the_house_are_nobodys(String name) {
        assertThat(names.checkUser(name)).isNotNull();
        assertThat(Objects.requireNonNull(names.checkUser(name)).code())
                .isIn(Refusal.Code.NAME_RESERVED, Refusal.Code.NAME_MIXED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Анна",
                "Ελένη",
                "王小明",
                "さくら",
                "김철수",
                "أحمد",
                "דניאל",
                "नेहाली",
                "Zoë",
                "O'Neil",
                "Jean-Luc",
                "田中taro"
            })
    void names_of_any_script_are_names(String name) {
        assertThat(names.checkUser(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Аnna", "pаypal", "Αnna", "Бen"})
    void scripts_that_nobody_mixes_are_refused(String name) {
        assertThat(Objects.requireNonNull(names.checkUser(name)).code())
                .isEqualTo(Refusal.Code.NAME_MIXED);
    }
}
