package chatroom.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypingTest {
    private static final List<String> NAMES = List.of("Anna", "Ben", "Berta");

    @Test
    void a_command_is_completed_at_the_beginning_only() {
        assertThat(Completion.of("/k", 2, NAMES).words()).containsExactly("/kick");
        assertThat(Completion.of("see /k", 6, NAMES).words()).isEmpty();
    }

    @Test
    void a_name_is_completed_everywhere_and_offered_where_a_command_wants_one() {
        assertThat(Completion.of("hello be", 8, NAMES).words()).containsExactly("Ben", "Berta");
        assertThat(Completion.of("/kick ", 6, NAMES).words()).isEqualTo(NAMES);
        assertThat(Completion.of("hello ", 6, NAMES).words()).isEmpty();
        Completion completion = Completion.of("hello @an, yes", 9, NAMES);
        assertThat(completion.words()).containsExactly("Anna");
        assertThat(completion.with("hello @an, yes", "Anna")).isEqualTo("hello @Anna, yes");
    }

    @Test
    void what_was_said_comes_back_and_what_was_being_typed_after_it() {
        Recall recall = new Recall();
        recall.said("one");
        recall.said("two");
        assertThat(recall.earlier("dra")).isEqualTo("two");
        assertThat(recall.earlier("two")).isEqualTo("one");
        assertThat(recall.earlier("one")).isEqualTo("one");
        assertThat(recall.later("one")).isEqualTo("two");
        assertThat(recall.later("two")).isEqualTo("dra");
        assertThat(recall.later("dra")).isEqualTo("dra");
    }

    @Test
    void one_is_named_by_a_whole_word_only() {
        assertThat(Attention.names("hi ANNA!", "Anna")).isTrue();
        assertThat(Attention.names("Annabel", "Anna")).isFalse();
        assertThat(Attention.names("cost $1 \\E", "a.b")).isFalse();
    }

    @Test
    void unread_messages_count_only_while_nobody_looks() {
        Attention attention = new Attention();
        attention.came(1);
        attention.looking(false);
        attention.came(2);
        attention.came(3);
        assertThat(attention.unread().get()).isEqualTo(2);
        assertThat(attention.from()).isEqualTo(2);
        attention.looking(true);
        assertThat(attention.unread().get()).isZero();
        assertThat(attention.from()).isEqualTo(2);
        attention.spoke();
        assertThat(attention.from()).isZero();
    }
}
