package chatroom.bench.parts;

import chatroom.core.Limits;
import chatroom.core.Past;
import chatroom.server.sessions.Clock;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.Names;
import chatroom.server.sessions.Node;
import chatroom.server.sessions.Plain;
import chatroom.server.sessions.Quotes;
import chatroom.server.sessions.Randomness;
import chatroom.server.sessions.Sessions;
import chatroom.server.sessions.Settings;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The server's own sessions without its network: members in one session, of whom the first talks.
/// Everything runs on the thread that calls.
final class House {
    private static final String SESSION = "Lobby";

    private final Turns loop = new Turns();
    private final List<CountingLink> links = new ArrayList<>();
    private final Sessions sessions;
    private final Connection talker;
    private long lastId = 1;

    House(int members) {
        ForgettingLog log = new ForgettingLog();
        Node node =
                new Node(
                        log,
                        new StandingClock(),
                        new Seeded(),
                        ReadyFrames::of,
                        () -> loop,
                        settings(),
                        Quotes.load(),
                        new Names(),
                        _ -> {});
        sessions = new Sessions(node, "12345678", () -> {});
        var _ = sessions.start();
        loop.run();
        talker = join(1);
        for (int number = 2; number <= members; number++) {
            join(number);
        }
        log.forget();
    }

    private static Settings settings() {
        return new Settings(
                "Measured",
                "0",
                () -> "identity",
                List::of,
                0,
                Limits.HOLD,
                Past.SINCE_JOIN,
                Limits.PAST_MESSAGES,
                true,
                true,
                List.of(SESSION),
                Plain.ALL);
    }

    private Connection join(int number) {
        CountingLink link = new CountingLink(loop, "source " + number);
        Connection connection = new Connection(link, sessions);
        connection.received(
                new Request.Hello(
                        Protocol.VERSION,
                        "bench",
                        "",
                        new Request.Join(1, SESSION, Room.name(number), null, null)));
        loop.run();
        if (link.answered() != 1) {
            throw new IllegalStateException("member " + number + " did not come in");
        }
        links.add(link);
        return connection;
    }

    /// So many messages come in one turn of the loop, and are told to everybody.
    void say(int messages) {
        for (int i = 0; i < messages; i++) {
            talker.received(new Request.Say(++lastId, Room.WORDS));
        }
        loop.run();
    }

    /// What all were told so far, in entries.
    long told() {
        return links.stream().mapToLong(CountingLink::told).sum();
    }

    /// A clock that stands still.
    private static final class StandingClock implements Clock {
        @Override
        public long now() {
            return Room.AT;
        }

        @Override
        public void notBefore(long at) {}

        @Override
        public long wall() {
            return Room.AT;
        }
    }

    /// The same in every run.
    private static final class Seeded implements Randomness {
        private final SplittableRandom random = new SplittableRandom(1);

        @Override
        public int below(int bound) {
            return random.nextInt(bound);
        }

        @Override
        public long bits() {
            return random.nextLong();
        }
    }
}
