package chatroom.core;

import static chatroom.core.Cast.joined;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
    @Test
    void at_first_nobody_is_there() {
        assertThat(Members.NONE.all()).isEmpty();
        assertThat(Members.NONE.size()).isZero();
        for (int number : new int[] {0, 1, 31, 32, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(Members.NONE.find(number)).isNull();
            assertThat(Members.NONE.without(number)).isSameAs(Members.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1,
                31,
                32,
                33,
                1023,
                1024,
                1025,
                32_767,
                32_768,
                32_769,
                1_048_576,
                33_554_432,
                1_073_741_824,
                Integer.MAX_VALUE
            })
    void the_tree_grows_to_any_number(int number) {
        Members members = Members.NONE.with(member(1)).with(member(number));
        assertThat(members.find(number)).isEqualTo(member(number));
        assertThat(members.find(1)).isEqualTo(member(1));
        assertThat(members.find(number - 1 == 1 ? 0 : number - 1)).isNull();
        assertThat(members.find(-number)).isNull();
        assertThat(members.size()).isEqualTo(number == 1 ? 1 : 2);
        assertThat(members.without(number).find(number)).isNull();
    }

    /// Against a sorted map, over numbers as a session draws them: each once, some gone early.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void is_as_a_sorted_map(long seed) {
        Random random = new Random(seed);
        int reach = new int[] {40, 1_100, 33_000, 34_000}[(int) (seed - 1)];
        Map<Integer, Member> model = new TreeMap<>();
        Members members = Members.NONE;
        int next = 1 + random.nextInt(5);
        while (next < reach) {
            int number = 1 + random.nextInt(next);
            if (random.nextInt(3) == 0) {
                model.remove(number);
                members = members.without(number);
            } else if (random.nextInt(4) == 0 && model.containsKey(number)) {
                model.put(number, member(number).seen(next));
                members = members.with(member(number).seen(next));
            } else {
                next += 1 + random.nextInt(reach / 40);
                model.put(next, member(next));
                members = members.with(member(next));
            }
            assertThat(members.size()).as("seed %s", seed).isEqualTo(model.size());
            assertThat(members.find(number)).as("seed %s", seed).isEqualTo(model.get(number));
            assertThat(members.find(next)).as("seed %s", seed).isEqualTo(model.get(next));
            assertThat(members.all()).as("seed %s", seed).containsExactlyElementsOf(model.values());
        }
        for (int number : List.copyOf(model.keySet())) {
            members = members.without(number);
        }
        assertThat(members).isSameAs(Members.NONE);
    }

    @Test
    void a_change_leaves_what_was_as_it_was() {
        Members two = Members.of(List.of(member(1), member(2)));
        Members three = two.with(member(3));
        Members one = two.without(1);
        assertThat(two.all()).containsExactly(member(1), member(2));
        assertThat(three.all()).containsExactly(member(1), member(2), member(3));
        assertThat(one.all()).containsExactly(member(2));
    }

    @Test
    void numbers_of_the_past_take_no_room() throws ReflectiveOperationException {
        Members members = Members.NONE.with(member(1));
        for (int number = 2; number < 40_000; number++) {
            members = members.with(member(number)).without(number);
        }
        assertThat(members.all()).containsExactly(member(1));
        Field root = Members.class.getDeclaredField("root");
        root.setAccessible(true);
        assertThat(nodes(root.get(members))).as("one at each of four heights").isEqualTo(4);
    }

    private static int nodes(Object node) {
        return node instanceof Object[] children
                ? 1 + Arrays.stream(children).mapToInt(MembersTest::nodes).sum()
                : 0;
    }

    @Test
    void two_are_the_same_by_who_is_in_them_and_not_by_how_they_came() {
        Members roundabout = Members.NONE.with(member(2)).with(member(40_000)).without(40_000);
        Members straight = Members.of(List.of(member(2)));
        assertThat(roundabout).isEqualTo(straight).hasSameHashCodeAs(straight);
        assertThat(roundabout).hasToString(straight.toString()).hasToString("[" + member(2) + "]");
        assertThat(straight)
                .isNotEqualTo(Members.of(List.of(member(3))))
                .isNotEqualTo(Members.NONE)
                .isNotEqualTo(List.of(member(2)));
        assertThat(straight.hashCode()).isNotEqualTo(Members.NONE.hashCode());
    }

    @Test
    void they_can_be_gone_through() {
        assertThat(Members.of(List.of(member(2), member(1)))).containsExactly(member(1), member(2));
    }

    private static Member member(int number) {
        return Member.of(joined(number, "Ann"), 0);
    }
}
