package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.created;
import static chatroom.core.Cast.joined;
import static chatroom.core.Cast.newcomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CreationTest {
    private static final Event.Created TERMS = Terms.usual().created();

    @Test
    void who_creates_a_session_is_in_it_as_its_admin() {
        assertThat(Session.founding(TERMS, newcomer("Ann", Door.ENCRYPTED), "grant"))
                .containsExactly(TERMS, joined(ANN, "Ann"), created(ANN));
    }

    @Test
    void a_session_of_the_servers_own_begins_with_nobody() {
        assertThat(Session.founding(TERMS, null, "")).containsExactly(TERMS);
    }

    @Test
    void a_session_begins_empty_and_without_an_admin() {
        assertThat(Session.begin(Story.ID, new Entry(1, 77, TERMS)))
                .isEqualTo(
                        new Session(
                                Story.ID,
                                1,
                                77,
                                TERMS,
                                Members.NONE,
                                1,
                                0,
                                "",
                                0,
                                List.of(),
                                null));
    }

    @Test
    void a_log_begins_with_its_creation_at_one_and_with_nothing_else() {
        assertThatThrownBy(() -> Session.begin(Story.ID, new Entry(2, 77, TERMS)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Session.begin(Story.ID, new Entry(1, 77, joined(ANN, "Ann"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void its_first_entries_make_the_creator_a_present_member_and_the_admin() {
        Session session = Story.given(joined(ANN, "Ann"), created(ANN)).session();
        assertThat(session)
                .isEqualTo(
                        new Session(
                                Story.ID,
                                3,
                                Story.START,
                                TERMS,
                                Members.of(List.of(Member.of(joined(ANN, "Ann"), Story.START))),
                                2,
                                ANN,
                                "grant",
                                1,
                                List.of(),
                                null));
    }
}
