package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.log.MemoryLog;
import chatroom.log.MemoryStore;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The system's clock is set by years, while a server runs and between two starts over the same
/// data.
class ClockJumpsTest {
    private static final long YEAR = 365L * 24 * 60 * 60 * 1000;
    private static final long NOON = 1_800_000_000_000L;

    private final MemoryStore store = new MemoryStore(64 * 1024 * 1024);
    private final AtomicLong wall = new AtomicLong(NOON);
    private int used;
    private final List<String> console = Collections.synchronizedList(new ArrayList<>());

    private Server start() throws CannotStart {
        return Server.start(
                RealServer.config(),
                new MemoryLog(store, Runnable::run),
                RealServer.issued(),
                console::add,
                _ -> RealServer.NO_PAGES,
                _ -> {},
                new SystemClock(wall::get));
    }

    private static long said(Peer peer, String text) {
        peer.say(text);
        return peer.await(
                        Frame.Told.class,
                        told ->
                                told.entry().event() instanceof chatroom.core.Event.Said said
                                        && said.text().value().equals(text))
                .entry()
                .at();
    }

    @Test
    void a_clock_that_is_set_while_the_server_runs_changes_no_time_and_times_nobody_out()
            throws Exception {
        try (Server server = start();
                Peer ada = new Peer(server.port(), "");
                Peer ben = new Peer(server.port(), "")) {
            ada.create("Planets", "Ada", null);
            ben.join("Planets", "Ben", null);
            long before = said(ada, "one");
            wall.set(NOON + 10 * YEAR);
            long ahead = said(ben, "two");
            wall.set(NOON - 10 * YEAR);
            long back = said(ada, "three");
            assertThat(ahead).isBetween(before, before + 60_000);
            assertThat(back).isBetween(ahead, ahead + 60_000);
            assertThat(said(ben, "four")).isGreaterThanOrEqualTo(back);
        }
    }

    @Test
    void years_ahead_at_one_start_and_back_at_the_next_nobody_loses_a_place() throws Exception {
        Frame.Body.Place place;
        long first;
        try (Server server = start();
                Peer ada = new Peer(server.port(), "");
                Peer ben = new Peer(server.port(), "")) {
            ada.create("Planets", "Ada", null);
            place = ben.join("Planets", "Ben", null);
            first = said(ben, "at noon");
        }
        wall.set(NOON + 10 * YEAR);
        long ahead;
        try (Server server = start();
                Peer ben = new Peer(server.port(), "")) {
            resume(ben, place);
            ahead = said(ben, "ten years later");
        }
        assertThat(ahead).isBetween(NOON + 10 * YEAR, NOON + 10 * YEAR + 60_000);
        assertThat(ahead).isGreaterThan(first);
        assertThat(console).noneMatch(line -> line.contains("clock"));
        wall.set(NOON);
        try (Server server = start();
                Peer ben = new Peer(server.port(), "")) {
            assertThat(console).anyMatch(line -> line.contains("clock is behind the newest entry"));
            resume(ben, place);
            assertThat(said(ben, "back again")).isBetween(ahead, ahead + 60_000);
        }
        assertThat(console).noneMatch(line -> line.contains("timed out"));
    }

    /// Goes on with requests that are not those of the life before.
    private void resume(Peer peer, Frame.Body.Place place) {
        used += 10;
        for (int i = 0; i < used; i++) {
            peer.next();
        }
        long id = peer.next();
        peer.send(
                new Request.Resume(
                        id, place.session().value(), Objects.requireNonNull(place.token()), 0));
        peer.ok(id);
    }
}
