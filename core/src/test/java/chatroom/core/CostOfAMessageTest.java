package chatroom.core;

import static chatroom.core.Cast.joined;
import static chatroom.core.Cast.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A message costs the same in a session of ten thousand as in a small one.
class CostOfAMessageTest {
    @Test
    void everybody_else_stays_the_very_same_object() {
        Session before = session(2_000);
        Session after = before.apply(entryAfter(before));
        for (Member member : before.members()) {
            if (member.number() == 7) {
                assertThat(after.members().find(7))
                        .isEqualTo(member.said(1, after.seq(), Story.START));
            } else {
                assertThat(after.members().find(member.number())).isSameAs(member);
            }
        }
    }

    @Test
    void what_it_allocates_does_not_grow_with_the_list() {
        Session few = session(20);
        Session many = session(Limits.MEMBERS);
        long small = Allocated.bytes(() -> few.apply(entryAfter(few)));
        long large = Allocated.bytes(() -> many.apply(entryAfter(many)));
        long node = 16 + 4 * 32;
        assertThat(large - small).as("two more nodes of the tree").isBetween(0L, 3 * node);
        assertThat(large).isLessThan(2_500);
    }

    private static Entry entryAfter(Session session) {
        return new Entry(session.seq() + 1, Story.START, said(7, 1, "hello"));
    }

    private static Session session(int members) {
        Story story = Story.given();
        for (int number = 1; number <= members; number++) {
            story.and(joined(number, "M" + Integer.toString(number, 36) + "x"));
        }
        return story.session();
    }
}
