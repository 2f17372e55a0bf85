package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// MUSTs 13 and 14: erasing texts, and whole sessions.
public interface EraseMusts extends Musts {
    @Test
    default void must_13_erased_texts_are_gone_and_every_other_fact_stays() throws Exception {
        SessionId session = session("planets");
        Event secret = new Event.Said(1, 1, new Text("xylophone-in-the-attic"));
        Event middle = new Event.Said(1, 2, new Text("quarrelsome-walrus"));
        append(session, 3, secret, new Event.Active(1));
        append(session, 5, middle, Musts.said(3));
        talk(session, 3);
        assertThat(store().contains("xylophone-in-the-attic")).isTrue();
        List<Entry> before = entries(session);
        assertThat(answer(log().eraseTexts(session, 6))).isTrue();
        assertThat(answer(log().erasedThrough(session))).isEqualTo(6);
        List<Entry> after = entries(session);
        assertThat(after).isEqualTo(before.stream().map(e -> erased(e, 6)).toList());
        assertThat(store().contains("xylophone-in-the-attic")).isFalse();
        assertThat(store().contains("quarrelsome-walrus")).isFalse();
        assertThat(store().contains("words 3")).isTrue();
        reopened();
        assertThat(entries(session)).isEqualTo(after);
        assertThat(answer(log().before(session, 7, 50, 1))).containsExactly(after.get(5));
        assertThat(answer(log().erasedThrough(session))).isEqualTo(6);
    }

    private static Entry erased(Entry entry, long through) {
        return entry.event() instanceof Event.Said s && entry.seq() <= through
                ? new Entry(
                        entry.seq(), entry.at(), new Event.Said(s.member(), s.id(), Text.ERASED))
                : entry;
    }

    @Test
    default void must_13_a_log_can_go_on_after_its_texts_were_erased() throws Exception {
        SessionId session = session("planets");
        talk(session, 3);
        answer(log().eraseTexts(session, 6));
        assertThat(append(session, 6, Musts.said(9))).isInstanceOf(Appended.Done.class);
        answer(log().eraseTexts(session, 3));
        assertThat(answer(log().erasedThrough(session))).isEqualTo(6);
        assertThat(events(session)).hasSize(7).endsWith(Musts.said(9));
    }

    @Test
    default void must_14_a_removed_session_leaves_nothing_and_its_name_is_free() throws Exception {
        SessionId session = session("planets");
        append(session, 3, new Event.Said(1, 1, new Text("xylophone-in-the-attic")));
        answer(log().putKeep(session, new Keep(Map.of("code", "zebra-crossing"))));
        assertThat(store().contains("xylophone-in-the-attic")).isTrue();
        assertThat(answer(log().remove(session))).isTrue();
        assertThat(answer(log().directory())).isEmpty();
        assertThat(entries(session)).isEmpty();
        assertThat(answer(log().keep(session))).isEqualTo(Keep.NONE);
        assertThat(answer(log().snapshot(session))).isEqualTo(Optional.empty());
        assertThat(append(session, 4, Musts.said(2))).isInstanceOf(Appended.Broken.class);
        assertThat(store().contains("xylophone-in-the-attic")).isFalse();
        assertThat(store().contains("zebra-crossing")).isFalse();
        session("planets");
        reopened();
        assertThat(answer(log().directory()))
                .extracting(Listed::key)
                .containsExactly(new NameKey("planets"));
        assertThat(entries(session)).isEmpty();
    }

    @Test
    default void must_14_a_long_session_goes_while_others_talk() throws Exception {
        SessionId session = session("planets");
        SessionId other = session("rivers");
        long end = 3;
        for (int i = 0; i < 40; i++, end += 50) {
            Event[] words = new Event[50];
            Arrays.setAll(words, n -> new Event.Said(1, n + 1, new Text("blah blah")));
            append(session, end, words);
        }
        CompletableFuture<Boolean> removed = log().remove(session);
        List<Appended> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(append(other, 3 + i, Musts.said(i)));
        }
        assertThat(answers).allMatch(a -> a instanceof Appended.Done);
        assertThat(answer(removed)).isTrue();
        assertThat(entries(session)).isEmpty();
    }

    @Test
    default void must_14_appends_to_what_was_never_created_are_broken() throws Exception {
        SessionId nobody = Samples.id();
        assertThat(append(nobody, 0, Musts.said(1))).isInstanceOf(Appended.Broken.class);
        assertThat(answer(log().putKeep(nobody, new Keep(Map.of("a", "b"))))).isFalse();
        assertThat(answer(log().eraseTexts(nobody, 5))).isFalse();
        assertThat(entries(nobody)).isEmpty();
    }

    @Test
    default void must_18_a_released_session_frees_its_name_and_can_still_be_read()
            throws Exception {
        SessionId session = session("planets");
        append(session, 3, Musts.said(1));
        answer(log().putKeep(session, new Keep(Map.of("code", "12345"))));
        assertThat(answer(log().release(session))).isTrue();
        assertThat(answer(log().directory())).isEmpty();
        assertThat(entries(session)).hasSize(4);
        assertThat(answer(log().keep(session)).records()).containsEntry("code", "12345");
        SessionId next = session("planets");
        assertThat(answer(log().directory())).extracting(Listed::id).containsExactly(next);
        answer(log().remove(session));
        assertThat(entries(session)).isEmpty();
        assertThat(entries(next)).hasSize(3);
        reopened();
        assertThat(answer(log().directory())).extracting(Listed::id).containsExactly(next);
    }
}
