package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People talk through a real server: real sockets, a log in memory.
class ConversationTest {
    private final RealServer server = new RealServer("--loops", "2");

    @AfterEach
    void stop() {
        server.close();
    }

    private Peer peer() {
        return server.peer();
    }

    @Test
    void the_creator_is_admin_and_others_join_by_the_code() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            Frame.State created = anna.create("Planets", "Anna", "12345");
            assertThat(created.code()).isEqualTo("12345");
            assertThat(created.admin()).isEqualTo(1);
            assertThat(anna.await(Frame.Push.Admin.class).token()).hasSize(26);

            assertThat(ben.joinRefused("Planets", "Ben", null)).isEqualTo("code-missing");
            assertThat(ben.joinRefused("Planets", "Ben", "54321")).isEqualTo("code-wrong");
            assertThat(ben.joinRefused("Planets", "Anna", "12345")).isEqualTo("name-taken");
            ben.join("planets", "Ben", "12345");
            Frame.State state = ben.await(Frame.State.class);
            assertThat(state.members())
                    .extracting(Frame.Person::name)
                    .containsExactly("Anna", "Ben");
            assertThat(anna.event(Event.Joined.class).name().value()).isEqualTo("Ben");
        }
    }

    @Test
    void what_one_says_all_are_told_in_one_order() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            anna.create("Planets", "Anna", null);
            ben.join("Planets", "Ben", null);
            ben.await(Frame.State.class);
            anna.say("Good morning");
            ben.say("Hello");
            assertThat(anna.said()).isEqualTo("Good morning");
            assertThat(anna.said()).isEqualTo("Hello");
            assertThat(ben.said()).isEqualTo("Good morning");
            assertThat(ben.said()).isEqualTo("Hello");
        }
    }

    @Test
    void a_newcomer_sees_what_was_said_before() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            anna.create("Planets", "Anna", null);
            for (int i = 0; i < 15; i++) {
                anna.say("line " + i);
            }
            ben.join("Planets", "Ben", null);
            Frame.State state = ben.await(Frame.State.class);
            assertThat(state.past().stream().filter(e -> e.event() instanceof Event.Said))
                    .hasSize(15);
        }
    }

    @Test
    void a_kicked_member_is_told_why_and_cannot_come_back_at_once() {
        try (Peer anna = peer();
                Peer ben = server.peer("abcdefghijklmnopqrstuvwxyz")) {
            anna.create("Planets", "Anna", null);
            ben.join("Planets", "Ben", null);
            ben.await(Frame.State.class);
            anna.say("/kick ben too loud");
            Frame.Push.Out out = ben.await(Frame.Push.Out.class);
            assertThat(out.why()).isEqualTo(Frame.Why.KICKED);
            assertThat(out.reason()).isEqualTo("too loud");
            assertThat(ben.joinRefused("Planets", "Ben", null)).isEqualTo("kicked");
            assertThat(ben.joinRefused("Planets", "Benjamin", null)).isEqualTo("kicked");
        }
    }

    @Test
    void who_lost_the_connection_resumes_with_all_that_was_missed() {
        try (Peer anna = peer();
                Peer again = peer()) {
            Peer ben = peer();
            anna.create("Planets", "Anna", null);
            Frame.Body.Place place = ben.join("Planets", "Ben", null);
            long seq = ben.await(Frame.State.class).seq();
            ben.close();
            for (int i = 0; i < 10; i++) {
                anna.say("missed " + i);
            }
            again.send(
                    new Request.Resume(
                            1,
                            place.session().value(),
                            Objects.requireNonNull(place.token()),
                            seq));
            again.ok(1);
            for (int i = 0; i < 10; i++) {
                assertThat(again.said()).isEqualTo("missed " + i);
            }
        }
    }

    @Test
    void a_repeated_message_is_one_entry() {
        try (Peer anna = peer()) {
            anna.create("Planets", "Anna", null);
            anna.send(new Request.Say(7, "once"));
            anna.send(new Request.Say(7, "once"));
            Frame.Body.Seq first = anna.body(Frame.Body.Seq.class, 7);
            Frame.Body.Seq second = anna.body(Frame.Body.Seq.class, 7);
            assertThat(second).isEqualTo(new Frame.Body.Seq(first.seq(), true));
            anna.send(new Request.Say(8, "next"));
            assertThat(anna.body(Frame.Body.Seq.class, 8).seq()).isEqualTo(first.seq() + 1);
        }
    }

    @Test
    void commands_are_answered_to_the_caller_alone() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            anna.create("Planets", "Anna", null);
            ben.join("Planets", "Ben", null);
            assertThat(((Frame.Ok) ben.say("/help")).body()).isInstanceOf(Frame.Body.Help.class);
            assertThat(((Frame.Ok) ben.say("/QUOTE")).body()).isInstanceOf(Frame.Body.Quote.class);
            assertThat(((Frame.Ok) ben.say("/time")).body()).isInstanceOf(Frame.Body.Time.class);
            assertThat(((Frame.Ok) ben.say("/echo a b")).body())
                    .isEqualTo(new Frame.Body.Echo("a b"));
            assertThat(ben.say("/kick Anna")).isInstanceOf(Frame.No.class);
            assertThat(ben.say("/halp").toString()).contains("/help");
            ben.say("//kick is a word");
            assertThat(anna.said()).isEqualTo("/kick is a word");
        }
    }

    @Test
    void closing_tells_everybody_and_frees_the_name() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            anna.create("Planets", "Anna", null);
            ben.join("Planets", "Ben", null);
            anna.say("/close");
            assertThat(ben.await(Frame.Push.Out.class).why()).isEqualTo(Frame.Why.CLOSED);
            assertThat(anna.await(Frame.Push.Out.class).why()).isEqualTo(Frame.Why.CLOSED);
            assertThat(ben.create("Planets", "Ben", null).admin()).isEqualTo(1);
        }
    }

    @Test
    void the_exit_code_stops_the_server_and_everybody_is_told() throws Exception {
        try (Peer anna = peer()) {
            anna.create("Planets", "Anna", null);
            anna.send(new Request.Exit(50, "wrong", null));
            assertThat(anna.no(50)).isEqualTo("exit-wrong");
            anna.send(new Request.Exit(51, server.exitCode(), null));
            anna.ok(51);
            server.awaitStop();
            server.close();
            assertThat(anna.await(Frame.Bye.class).code().code()).isEqualTo(4000);
        }
    }

    @Test
    void nonsense_disturbs_nobody() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            anna.create("Planets", "Anna", null);
            ben.raw("{");
            assertThat(ben.await(Frame.No.class).refusal().code().wire())
                    .isEqualTo("frame-not-json");
            ben.raw("{\"t\":\"dance\",\"id\":1}");
            assertThat(ben.no(1)).isEqualTo("frame-unknown");
            ben.raw("{\"t\":\"join\",\"id\":2}");
            assertThat(ben.no(2)).isEqualTo("frame-bad");
            assertThat(ben.say("hello")).isInstanceOf(Frame.No.class);
            anna.say("still here");
            assertThat(anna.said()).isEqualTo("still here");
        }
    }
}
