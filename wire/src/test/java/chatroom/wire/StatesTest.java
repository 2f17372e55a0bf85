package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Command;
import chatroom.core.Deadlines;
import chatroom.core.Decision;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A client's copy, begun at any entry, is where the server is.
class StatesTest {
    private static final SessionId ID = new SessionId("v4seh2kvj72ceuvw75efr6edt4");

    @Test
    void a_copy_begun_anywhere_in_a_session_ends_where_the_session_ends() {
        for (long seed = 0; seed < 200; seed++) {
            List<Session> sessions = new ArrayList<>();
            List<Entry> entries = history(new Random(seed), sessions);
            int from = new Random(~seed).nextInt(sessions.size() - 1);
            Session copy = States.copy(overTheWire(told(sessions.get(from))));
            for (Entry entry : entries.subList(from + 1, entries.size())) {
                copy = copy.apply(overTheWire(entry));
            }
            Session session = sessions.getLast();
            assertThat(told(copy)).as("seed %d", seed).isEqualTo(told(session));
            assertThat(copy.present()).as("seed %d", seed).isEqualTo(session.present());
            assertThat(copy.end()).as("seed %d", seed).isEqualTo(session.end());
        }
    }

    private static Frame.State told(Session session) {
        return States.told(session, 7, "01234", Frame.Body.Past.NONE);
    }

    private static Frame.State overTheWire(Frame.State state) {
        return (Frame.State) decoded(state);
    }

    private static Entry overTheWire(Entry entry) {
        return ((Frame.Told) decoded(new Frame.Told(entry))).entry();
    }

    private static Frame decoded(Frame frame) {
        return ((FrameCodec.Decoded.Told) FrameCodec.decode(FrameCodec.encode(frame))).frame();
    }

    /// A session in which things happen by chance, and the session after each of its entries.
    private static List<Entry> history(Random random, List<Session> sessions) {
        List<Entry> entries = new ArrayList<>();
        long at = 1_000_000;
        for (Event event : Session.founding(terms(random), newcomer(1), "grant")) {
            add(event, at, entries, sessions);
        }
        for (int step = 0; step < 60 && !sessions.getLast().ended(); step++) {
            at += random.nextInt(90_000);
            Session now = sessions.getLast();
            if (now.decide(command(random, now, at), at)
                    instanceof Decision.Accepted(List<Event> events)) {
                for (Event event : events) {
                    add(event, at, entries, sessions);
                }
            }
        }
        return entries;
    }

    private static void add(Event event, long at, List<Entry> entries, List<Session> sessions) {
        Entry entry = new Entry(entries.size() + 1, at, event);
        entries.add(entry);
        sessions.add(
                sessions.isEmpty() ? Session.begin(ID, entry) : sessions.getLast().apply(entry));
    }

    private static Event.Created terms(Random random) {
        return new Event.Created(
                new SessionName("Chess club"),
                new NameKey("chess"),
                "Anna",
                true,
                List.of(WhenAdminLeaves.values()).get(random.nextInt(3)),
                240_000,
                Past.ALL,
                false,
                false,
                Leaders.ANY);
    }

    private static Command.Newcomer newcomer(int number) {
        return new Command.Newcomer(
                new Username("Anna" + number), new NameKey("anna" + number), Door.PLAIN, "place");
    }

    private static Command command(Random random, Session now, long at) {
        int member = 1 + random.nextInt(now.next());
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Command.Join(newcomer(now.next()), "", "grant");
            case 3 -> new Command.Say(member, 1 + random.nextInt(200), Text.of("Hello."));
            case 4 -> new Command.Stay(member);
            case 5 -> new Command.Drop(member);
            case 6 -> new Command.Resume(member, Door.ENCRYPTED, "grant");
            case 7 -> new Command.Leave(member, null, "grant");
            case 8 ->
                    new Command.Kick(
                            Command.By.member(now.admin()),
                            new NameKey("anna" + member),
                            "x",
                            "why",
                            "grant");
            default ->
                    new Command.Tick(new Deadlines(at - 500_000, 600_000, 900_000, Map.of()), "");
        };
    }

    @Test
    void a_copy_holds_nothing_that_is_private() {
        List<Session> sessions = new ArrayList<>();
        List<Entry> entries = history(new Random(1), sessions);
        for (Entry entry : entries) {
            assertThat(
                            new String(
                                    FrameCodec.encode(new Frame.Told(entry)),
                                    java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("place", "grant");
        }
        assertThat(States.copy(told(sessions.getLast())).grant()).isEmpty();
        assertThat(States.copy(told(sessions.get(1))).members().all())
                .allMatch(member -> member.place().isEmpty());
    }

    @Test
    void an_event_of_a_newer_server_moves_a_copy_on_and_changes_nothing_else() {
        List<Session> sessions = new ArrayList<>();
        history(new Random(2), sessions);
        Session copy = States.copy(told(sessions.get(2)));
        Session passed = States.pass(copy, 4, copy.at() + 5);
        assertThat(passed.seq()).isEqualTo(4);
        assertThat(passed.at()).isEqualTo(copy.at() + 5);
        assertThat(passed.members()).isEqualTo(copy.members());
        assertThatThrownBy(() -> States.pass(copy, 5, copy.at()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> States.pass(copy, 4, copy.at() - 1))
                .isInstanceOf(IllegalStateException.class);
    }
}
