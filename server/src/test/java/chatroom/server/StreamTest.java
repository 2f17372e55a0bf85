package chatroom.server;

import static chatroom.server.Streamed.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Event;
import chatroom.server.gateway.Gateway;
import chatroom.server.sessions.Link.Stage;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The way in without a WebSocket, over real sockets, as far as clients keep to the protocol.
class StreamTest {
    private final RealServer server = new RealServer("--loops", "2", "--unlimited");

    @AfterEach
    void close() {
        server.close();
    }

    private static Request.Join join(long id, String name) {
        return new Request.Join(id, "Lobby", name, null, null);
    }

    private Streamed joined(String name) throws IOException {
        Streamed stream = new Streamed(server.port(), hello(join(1, name)));
        stream.await(Frame.State.class);
        return stream;
    }

    @Test
    void people_on_streams_and_on_web_sockets_hear_the_same_in_the_same_order() throws Exception {
        try (Streamed anna = joined("Anna");
                Streamed bert = joined("Bert");
                Peer cleo = server.peer()) {
            cleo.join("Lobby", "Cleo", null);
            cleo.await(Frame.State.class);
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                anna.post(new Request.Say(2 + i, "anna " + i));
                bert.post(new Request.Say(2 + i, "bert " + "ü".repeat(300 * i) + i));
                cleo.say("cleo " + i);
                all.addAll(List.of("anna " + i, "bert " + "ü".repeat(300 * i) + i, "cleo " + i));
            }
            assertThat(anna.said(30)).containsExactlyInAnyOrderElementsOf(all);
            List<String> heard = IntStream.range(0, 30).mapToObj(_ -> cleo.said()).toList();
            assertThat(heard).containsExactlyInAnyOrderElementsOf(all);
            assertThat(bert.said(30)).isEqualTo(heard);
        }
    }

    @Test
    void several_frames_go_in_one_request_and_are_done_in_order() throws Exception {
        try (Streamed anna = joined("Anna")) {
            List<Request> many = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                many.add(new Request.Say(2 + i, "message " + i));
            }
            anna.post(many.toArray(Request[]::new));
            assertThat(anna.said(200))
                    .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "message " + i).toList());
        }
    }

    @Test
    void who_comes_back_after_a_cut_hears_what_they_missed_and_nothing_twice() throws Exception {
        Frame.Body.Place place;
        long last;
        Streamed before = new Streamed(server.port(), hello(join(1, "Anna")));
        try (Peer cleo = server.peer()) {
            place = (Frame.Body.Place) before.ok(1).body();
            before.await(Frame.State.class);
            cleo.join("Lobby", "Cleo", null);
            cleo.say("heard");
            last =
                    before.await(
                                    Frame.Told.class,
                                    told -> told.entry().event() instanceof Event.Said)
                            .entry()
                            .seq();
            before.close();
            cleo.say("missed one");
            cleo.say("missed two");
            assertThat(place).isNotNull();
            Request.Resume resume =
                    new Request.Resume(
                            2, place.session().value(), String.valueOf(place.token()), last);
            try (Streamed after = new Streamed(server.port(), hello(resume))) {
                after.ok(2);
                assertThat(after.await(Frame.Told.class).entry().seq()).isEqualTo(last + 1);
                after.post(new Request.Say(3, "back"));
                assertThat(after.said(2)).isEqualTo(List.of("missed two", "back"));
            }
        }
    }

    @Test
    void a_request_whose_answer_was_lost_may_be_sent_again_and_counts_once() throws Exception {
        try (Streamed anna = joined("Anna")) {
            String hello = Streamed.lines(new Request.Say(2, "hello"));
            assertThat(anna.post(1, hello)).isEqualTo(200);
            assertThat(anna.post(1, hello)).isEqualTo(200);
            assertThat(anna.post(1, Streamed.lines(new Request.Say(9, "other")))).isEqualTo(200);
            assertThat(anna.post(2, Streamed.lines(new Request.Say(3, "next")))).isEqualTo(200);
            assertThat(anna.said(2)).isEqualTo(List.of("hello", "next"));
        }
    }

    @Test
    void a_request_before_its_turn_is_refused_and_changes_nothing() throws Exception {
        try (Streamed anna = joined("Anna")) {
            assertThat(anna.post(2, Streamed.lines(new Request.Say(3, "early")))).isEqualTo(409);
            anna.post(new Request.Say(2, "first"));
            anna.post(new Request.Say(3, "second"));
            assertThat(anna.said(2)).isEqualTo(List.of("first", "second"));
        }
    }

    @Test
    void who_does_not_read_is_not_read_either_and_loses_nothing() throws Exception {
        String big = "x".repeat(7_000);
        int messages = 600;
        try (Streamed anna = joined("Anna");
                Streamed reader = joined("Bert")) {
            Thread talking =
                    Thread.startVirtualThread(() -> {
                        try {
                            for (int i = 0; i < messages; i++) {
                                reader.post(new Request.Say(2 + i, big + i));
                            }
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            // More than the sockets hold between them; neither of the two reads meanwhile.
            assertThat(reader.said(messages)).hasSize(messages);
            talking.join();
            assertThat(anna.said(messages))
                    .isEqualTo(IntStream.range(0, messages).mapToObj(i -> big + i).toList());
        }
    }

    @Test
    void leaving_and_the_end_of_the_server_are_told_as_by_the_web_socket() throws Exception {
        try (Streamed anna = joined("Anna")) {
            anna.post(new Request.Leave(2, null));
            assertThat(anna.await(Frame.Push.Out.class).why()).isEqualTo(Frame.Push.Why.LEFT);
            server.close();
            assertThat(anna.await(Frame.Bye.class).code())
                    .isEqualTo(chatroom.wire.CloseCode.STOPPED);
            assertThat(anna.line()).isEmpty();
        }
    }

    @Test
    void a_stream_and_what_sends_for_it_end_together_and_count_as_one() throws Exception {
        Gateway gateway = server.gateway();
        try (Streamed.Up up = new Streamed.Up(server.port())) {
            try (Streamed anna = joined("Anna")) {
                assertThat(up.post(anna.token(), 1, "")).isEqualTo(200);
                Waiting.until(() -> gateway.connections(Stage.RAW) == 1);
                assertThat(gateway.connections(Stage.MEMBER)).isEqualTo(1);
            }
            assertThat(up.ended()).isTrue();
        }
        Waiting.until(() -> gateway.connections(Stage.MEMBER) == 0);
        Waiting.until(() -> gateway.connections(Stage.RAW) == 0);
    }

    @Test
    void after_the_stream_is_cut_nothing_can_be_sent_for_it() throws Exception {
        Streamed anna = joined("Anna");
        String token = anna.token();
        anna.close();
        Waiting.until(() -> server.gateway().connections(Stage.MEMBER) == 0);
        try (Streamed.Up up = new Streamed.Up(server.port())) {
            assertThat(up.post(token, 1, Streamed.lines(new Request.Say(2, "?")))).isEqualTo(404);
            assertThat(up.ended()).isTrue();
        }
    }

    @Test
    void hello_first_and_no_nonsense_for_ever() throws Exception {
        try (Streamed raw = new Streamed(server.port(), "")) {
            assertThat(raw.post(1, Streamed.lines(new Request.List(1)) + "\nnonsense"))
                    .isEqualTo(200);
            assertThat(raw.await(Frame.No.class).refusal().code().wire()).isEqualTo("hello-first");
            assertThat(raw.await(Frame.No.class).refusal().code().wire())
                    .isEqualTo("frame-not-json");
            raw.post(2, "{}\n".repeat(200));
            assertThat(raw.await(Frame.Bye.class).code())
                    .isEqualTo(chatroom.wire.CloseCode.PROTOCOL);
            assertThatThrownBy(() -> assertThat(raw.post(3, "")).isEqualTo(200));
        }
    }
}
