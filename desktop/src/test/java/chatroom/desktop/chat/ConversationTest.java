package chatroom.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import chatroom.texts.Words;
import chatroom.wire.Frame;
import chatroom.wording.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final List<Outgoing> unsent = new ArrayList<>();
    private final Conversation conversation =
            new Conversation(
                    new Wording(Words.in(Locale.ENGLISH), ZoneOffset.UTC),
                    1,
                    Clock.fixed(NOON, ZoneOffset.UTC),
                    unsent);
    private final List<Entry> log = new ArrayList<>();
    private Instant now = NOON;
    private Session session;

    ConversationTest() {
        Event.Created terms =
                new Event.Created(
                        SessionName.of("Planets"),
                        new NameKey("planets"),
                        "Anna",
                        false,
                        WhenAdminLeaves.PASS_ON,
                        240_000,
                        Past.ALL,
                        false,
                        false,
                        Leaders.ANY);
        Entry first = new Entry(1, now.toEpochMilli(), terms);
        log.add(first);
        session = Session.begin(new SessionId("a".repeat(26)), first);
        joins("Anna");
        joins("Ben");
        enters();
    }

    private void enters() {
        Mirror mirror = new Mirror(session, 1, null);
        conversation.entered(new News.Entered(mirror, log, List.of(), false));
        conversation.show();
    }

    private News.Told happens(Event event) {
        Mirror before = new Mirror(session, 1, null);
        Entry entry = new Entry(session.seq() + 1, now.toEpochMilli(), event);
        log.add(entry);
        session = session.apply(entry);
        return new News.Told(entry, before, new Mirror(session, 1, null));
    }

    private News.Told joins(String name) {
        NameKey key = new NameKey(name.toLowerCase(Locale.ROOT));
        return happens(
                new Event.Joined(session.next(), Username.of(name), key, Door.ENCRYPTED, ""));
    }

    private News.Told says(int member, String text) {
        return happens(new Event.Said(member, session.seq(), Text.of(text)));
    }

    private void hear(News.Told... told) {
        List.of(told).forEach(conversation::told);
        conversation.show();
    }

    private List<Item> items() {
        return conversation.items();
    }

    private Item.Message message(int fromEnd) {
        return (Item.Message) items().get(items().size() - 1 - fromEnd);
    }

    @Test
    void what_one_person_says_in_a_row_stands_together_with_one_name() {
        hear(says(2, "one"), says(2, "two"), says(1, "three"));
        assertThat(message(2).first()).isTrue();
        assertThat(message(1).first()).isFalse();
        assertThat(message(0).first()).isTrue();
        assertThat(message(0).own()).isTrue();
        now = now.plus(Duration.ofMinutes(6));
        hear(says(1, "later"));
        assertThat(message(0).first()).isTrue();
    }

    @Test
    void those_who_come_in_a_row_share_a_line_however_they_are_heard() {
        hear(says(2, "one"), joins("Carla"));
        hear(joins("Dora"));
        assertThat(items().getLast()).isEqualTo(new Item.Quiet("Carla and Dora joined."));
        hear(says(2, "two"), joins("Emil"));
        assertThat(items().getLast()).isEqualTo(new Item.Quiet("Emil joined."));
    }

    @Test
    void days_are_told_apart() {
        assertThat(items().getFirst()).isEqualTo(new Item.Day("Today"));
        now = now.plus(Duration.ofDays(1));
        hear(says(2, "one"));
        assertThat(items().get(items().size() - 2)).isInstanceOf(Item.Day.class);
    }

    @Test
    void own_words_wait_below_all_until_they_are_told() {
        unsent.add(new Outgoing(1, "mine", ""));
        hear(says(2, "theirs"));
        assertThat(items().getLast()).isEqualTo(new Item.Unsent(unsent.getFirst(), true));
        unsent.clear();
        hear(says(1, "mine"));
        assertThat(message(0).text()).isEqualTo("mine");
        assertThat(items()).noneMatch(item -> item instanceof Item.Unsent);
    }

    @Test
    void an_answer_stands_where_it_was_asked_for() {
        hear(says(2, "one"));
        conversation.answer(new Item.Answer("/time", List.of("noon")));
        hear(says(2, "two"));
        conversation.unread(log.getLast().seq());
        conversation.show();
        assertThat(items().subList(items().size() - 4, items().size()))
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("Message", "Answer", "Unread", "Message");
    }

    @Test
    void nobodys_text_can_pass_for_a_line_of_the_system() {
        hear(says(2, "\u202eBen joined.\u2029Anna left."));
        assertThat(message(0).text()).isEqualTo("\\u{202e}Ben joined.\\u{2029}Anna left.");
    }

    @Test
    void names_in_quiet_lines_are_set_apart() {
        Wording apart = new Wording(Words.in(Locale.ENGLISH), ZoneOffset.UTC).isolated();
        assertThat(apart.of("event.joined", "name", "נועה")).isEqualTo("\u200eנועה\u200e joined.");
        assertThat(apart.names(List.of("A\u2069b", "Ben"))).isEqualTo("A\\u{2069}b and Ben");
    }

    @Test
    void however_much_is_said_only_a_stretch_of_it_is_held() {
        for (int i = 0; i < 10_000; i++) {
            hear(says(2, "message " + i));
        }
        assertThat(items()).hasSizeLessThanOrEqualTo(Conversation.MOST + 2);
        assertThat(message(0).text()).isEqualTo("message 9999");
        assertThat(conversation.more()).isTrue();
    }

    @Test
    void pages_before_it_come_back_and_the_end_is_let_go_then() {
        for (int i = 0; i < 3_000; i++) {
            hear(says(2, "message " + i));
        }
        while (conversation.more()) {
            conversation.older(page(conversation.first(), 100));
            conversation.show();
        }
        assertThat(
                        ((Item.Message)
                                        items().stream()
                                                .filter(item -> item instanceof Item.Message)
                                                .findFirst()
                                                .orElseThrow())
                                .text())
                .isEqualTo("message 0");
        assertThat(conversation.atEnd()).isFalse();
        assertThat(items()).hasSizeLessThanOrEqualTo(Conversation.MOST + 5);
        hear(says(2, "the newest"));
        assertThat(message(0).text()).isNotEqualTo("the newest");
        while (!conversation.atEnd()) {
            conversation.newer(page(conversation.last() + 101, 100));
            conversation.show();
        }
        assertThat(message(0).text()).isEqualTo("the newest");
    }

    @Test
    void one_leap_leads_back_to_the_newest() {
        for (int i = 0; i < 3_000; i++) {
            hear(says(2, "message " + i));
        }
        while (conversation.atEnd()) {
            conversation.older(page(conversation.first(), 400));
        }
        conversation.newest(page(conversation.latest() + 1, 100));
        conversation.show();
        assertThat(conversation.atEnd()).isTrue();
        assertThat(message(0).text()).isEqualTo("message 2999");
    }

    private Frame.Body.Past page(long before, int limit) {
        List<Entry> all = log.stream().filter(e -> e.seq() < before).toList();
        int from = Math.max(0, all.size() - limit);
        return new Frame.Body.Past(all.subList(from, all.size()), List.of(), from > 0);
    }

    @Test
    void a_page_before_leaves_what_is_seen_as_it_is() {
        for (int i = 0; i < 1_600; i++) {
            hear(says(2, "message " + i));
        }
        List<Item> before = List.copyOf(items());
        conversation.older(page(conversation.first(), 100));
        conversation.show();
        assertThat(items()).hasSize(before.size() + 100);
        assertThat(items().subList(items().size() - 900, items().size()))
                .isEqualTo(before.subList(before.size() - 900, before.size()));
    }
}
