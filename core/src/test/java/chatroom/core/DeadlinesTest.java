package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Story.START;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final long MINUTE = 60_000;

    @Test
    void who_is_silent_is_warned_at_two_minutes_and_timed_out_at_four() {
        Story story = given(ANN_LEADS_BOB);
        assertThat(warning(story, opened(0), BOB)).isEqualTo(START + 2 * MINUTE);
        assertThat(timeout(story, opened(0), BOB)).isEqualTo(START + 4 * MINUTE);
    }

    @Test
    void with_a_longer_time_the_warning_comes_two_minutes_before() {
        Story story = given(Terms.usual().silentFor(15 * MINUTE), ANN_LEADS_BOB);
        assertThat(warning(story, opened(0), BOB)).isEqualTo(START + 13 * MINUTE);
    }

    @Test
    void with_a_shorter_time_the_warning_comes_at_half_of_it() {
        Story story = given(Terms.usual().silentFor(MINUTE), ANN_LEADS_BOB);
        assertThat(warning(story, opened(0), BOB)).isEqualTo(START + MINUTE / 2);
    }

    @Test
    void neither_the_admin_nor_who_is_away_is_warned_or_timed_out() {
        Story story = given(ANN_LEADS_BOB).and(new Event.Dropped(BOB));
        for (int member : new int[] {ANN, BOB}) {
            assertThat(timeout(story, opened(0), member)).isEqualTo(Deadlines.NEVER);
            assertThat(warning(story, opened(0), member)).isEqualTo(Deadlines.NEVER);
        }
    }

    @Test
    void without_an_inactivity_time_nobody_is() {
        Story story = given(Terms.usual().silentFor(0), ANN_LEADS_BOB);
        assertThat(timeout(story, opened(0), BOB)).isEqualTo(Deadlines.NEVER);
        assertThat(warning(story, opened(0), BOB)).isEqualTo(Deadlines.NEVER);
    }

    @Test
    void down_time_punishes_nobody() {
        Story story = given(ANN_LEADS_BOB);
        Deadlines later = opened(START + 60 * MINUTE);
        assertThat(timeout(story, later, BOB)).isEqualTo(START + 64 * MINUTE);
        story.and(new Event.Dropped(BOB));
        assertThat(lapse(story, later, BOB)).isEqualTo(START + 70 * MINUTE);
    }

    @Test
    void the_latest_sign_of_life_counts_wherever_it_is_known() {
        Story story = given(ANN_LEADS_BOB);
        assertThat(signs(1, Map.of(BOB, START + 7)).lastSign(story.member(BOB)))
                .isEqualTo(START + 7);
        assertThat(signs(1, Map.of(BOB, START - 7)).lastSign(story.member(BOB))).isEqualTo(START);
        assertThat(signs(1, Map.of(ANN, START + 7)).lastSign(story.member(BOB))).isEqualTo(START);
        assertThat(signs(START + 9, Map.of(BOB, START + 7)).lastSign(story.member(BOB)))
                .isEqualTo(START + 9);
    }

    @Test
    void a_place_is_held_for_ten_minutes_an_admins_for_thirty() {
        Story story = given(ANN_LEADS_BOB).after(5);
        assertThat(lapse(story, opened(0), BOB)).isEqualTo(Deadlines.NEVER);
        story.and(new Event.Dropped(ANN), new Event.Dropped(BOB));
        assertThat(lapse(story, opened(0), ANN)).isEqualTo(START + 5 + 30 * MINUTE);
        assertThat(lapse(story, opened(0), BOB)).isEqualTo(START + 5 + 10 * MINUTE);
    }

    @Test
    void an_admins_place_is_never_held_shorter_than_anybodys() {
        Story story = given(ANN_LEADS_BOB).and(new Event.Dropped(ANN));
        Deadlines hour = new Deadlines(0, 60 * MINUTE, 30 * MINUTE, Map.of());
        assertThat(lapse(story, hour, ANN)).isEqualTo(START + 60 * MINUTE);
    }

    @Test
    void a_creator_may_choose_four_minutes_fifteen_or_an_hour() {
        assertThat(Limits.INACTIVITY_CHOICES).containsExactly(4 * MINUTE, 15 * MINUTE, 60 * MINUTE);
    }

    private static Deadlines opened(long at) {
        return signs(at, Map.of());
    }

    private static Deadlines signs(long opened, Map<Integer, Long> activity) {
        return new Deadlines(opened, Limits.HOLD, Limits.HOLD_ADMIN, activity);
    }

    private static long timeout(Story story, Deadlines clock, int member) {
        return clock.timeout(story.session(), story.member(member));
    }

    private static long warning(Story story, Deadlines clock, int member) {
        return clock.warning(story.session(), story.member(member));
    }

    private static long lapse(Story story, Deadlines clock, int member) {
        return clock.lapse(story.session(), story.member(member));
    }
}
