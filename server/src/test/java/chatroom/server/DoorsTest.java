package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import chatroom.discovery.LocalAddresses;
import chatroom.server.sessions.Plain;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The two doors on one port, from outside: what may be done by which.
class DoorsTest {
    private final TwoDoors doors = new TwoDoors();

    /// An address of this computer that is not loopback, so that one comes from outside.
    private static String outside() {
        List<InetAddress> all =
                LocalAddresses.now().stream()
                        .map(LocalAddresses.LocalAddress::address)
                        .filter(address -> address.getAddress().length == 4)
                        .toList();
        assumeFalse(all.isEmpty(), "this computer is in no network");
        return all.getFirst().getHostAddress();
    }

    private static Peer peer(String scheme, Server server) {
        return new Peer(scheme + "://" + outside() + ":" + server.port(), "");
    }

    private static Request.Create create(long id, String session, @Nullable Boolean encrypted) {
        return new Request.Create(id, session, "Creator", null, null, null, null, encrypted);
    }

    private static Request.Join join(long id, String session, String name) {
        return new Request.Join(id, session, name, null, null);
    }

    @Test
    void by_the_plain_door_one_talks_and_has_no_power() throws Exception {
        try (Server server = doors.start(Plain.TALK);
                Peer plain = peer("ws", server);
                Peer encrypted = peer("wss", server)) {
            encrypted.send(create(1, "Planets", null));
            encrypted.ok(1);
            assertThat(encrypted.await(Frame.Push.Admin.class).token()).isNotEmpty();

            plain.send(create(1, "Moons", null));
            assertThat(plain.no(1)).isEqualTo("encryption-needed");
            plain.send(new Request.Exit(2, server.exitCode(), null));
            assertThat(plain.no(2)).isEqualTo("encryption-needed");
            plain.send(join(3, "Planets", "Plain"));
            plain.ok(3);
            plain.send(new Request.Say(4, "hello"));
            plain.ok(4);

            encrypted.send(new Request.Say(2, "/admin Plain"));
            assertThat(encrypted.no(2)).isEqualTo("encryption-needed");
            encrypted.send(new Request.Leave(3, null));
            encrypted.ok(3);
            plain.send(new Request.Say(5, "/close"));
            assertThat(plain.no(5)).isEqualTo("not-admin");
        }
    }

    @Test
    void where_all_is_open_one_leads_by_the_plain_door_too() throws Exception {
        try (Server server = doors.start(Plain.ALL);
                Peer plain = peer("ws", server)) {
            plain.send(create(1, "Moons", null));
            plain.ok(1);
            assertThat(plain.await(Frame.Push.Admin.class).token()).isNotEmpty();
            plain.send(new Request.Say(2, "/close"));
            plain.ok(2);
            plain.send(new Request.Exit(3, server.exitCode(), null));
            plain.ok(3);
        }
    }

    @Test
    void where_it_is_closed_the_plain_door_says_where_the_other_is() throws Exception {
        try (Server server = doors.start(Plain.OFF)) {
            for (String host : List.of("127.0.0.1", outside())) {
                String there = host + ":" + server.port();
                HttpResponse<String> no = TwoDoors.get("http://" + there + "/");
                assertThat(no.statusCode()).isEqualTo(426);
                assertThat(no.body()).contains("https://" + there + "/");
                assertThatThrownBy(() -> new Peer("ws://" + there, "").close())
                        .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
                assertThat(TwoDoors.get("https://" + there + "/").body())
                        .startsWith("<!doctype html>");
                new Peer("wss://" + there, "").close();
            }
        }
    }

    @Test
    void an_encrypted_only_session_and_the_label_of_the_others() throws Exception {
        try (Server server = doors.start(Plain.TALK);
                Peer plain = peer("ws", server);
                Peer encrypted = peer("wss", server)) {
            encrypted.send(create(1, "Planets", true));
            encrypted.ok(1);
            plain.send(join(1, "Planets", "Plain"));
            assertThat(plain.no(1)).isEqualTo("encrypted-only");
            assertThat(listed(plain, 2, "Lobby").encrypted()).isTrue();
            plain.send(join(3, "Lobby", "Plain"));
            plain.ok(3);
            assertThat(listed(plain, 4, "Lobby").encrypted()).isFalse();
            assertThat(listed(plain, 5, "Planets").encrypted()).isTrue();
        }
    }

    private static Frame.Listed listed(Peer peer, long id, String name) {
        peer.send(new Request.List(id));
        if (peer.ok(id).body() instanceof Frame.Body.Sessions(var all)) {
            return all.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        }
        throw new AssertionError("no list");
    }

    @Test
    void over_loopback_the_plain_door_is_as_good_as_the_other() throws Exception {
        try (Server server = doors.start(Plain.TALK);
                Peer local = new Peer(server.port(), "")) {
            local.send(create(1, "Planets", true));
            local.ok(1);
            assertThat(local.await(Frame.Push.Admin.class).token()).isNotEmpty();
        }
    }

    /// What is written once for all is not disturbed by what TLS makes of it for each.
    @Test
    void many_by_the_encrypted_door_hear_all_in_one_order() throws Exception {
        int people = 8;
        int messages = 60;
        try (Server server = doors.start(Plain.TALK, RealServer.issued(), "--unlimited");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Peer> peers = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Peer peer = new Peer("wss://127.0.0.1:" + server.port(), "");
                peer.send(join(1, "Lobby", "Person" + (char) ('a' + i)));
                peer.ok(1);
                peers.add(peer);
            }
            List<Future<List<String>>> heard = new ArrayList<>();
            for (Peer peer : peers) {
                heard.add(threads.submit(() -> conversation(peer, people, messages)));
            }
            List<String> first = heard.getFirst().get();
            assertThat(first).hasSize(people * messages).doesNotHaveDuplicates();
            for (Future<List<String>> each : heard) {
                assertThat(each.get()).isEqualTo(first);
            }
            peers.forEach(Peer::close);
        }
    }

    private static List<String> conversation(Peer peer, int people, int messages) {
        for (int i = 0; i < messages; i++) {
            // Of all lengths, so that records of TLS begin and end anywhere.
            peer.send(new Request.Say(2 + i, i + " " + "x".repeat(i * 37 % 900)));
            peer.ok(2 + i);
        }
        List<String> all = new ArrayList<>();
        while (all.size() < people * messages) {
            Frame.Told told = peer.await(Frame.Told.class);
            if (told.entry().event() instanceof chatroom.core.Event.Said said) {
                all.add(told.entry().seq() + " " + said.member() + " " + said.text());
            }
        }
        return all;
    }
}
