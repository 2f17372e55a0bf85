package chatroom.log.nats;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is read many messages at a time.
@Tag("e2e")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StretchTest {
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final long NOON = 1_800_000_000_000L;

    private static Position done(Appended appended) {
        assertThat(appended).isInstanceOf(Appended.Done.class);
        return ((Appended.Done) appended).end();
    }

    @Test
    void what_a_stretch_lacks_is_asked_for_by_itself() throws Exception {
        SessionId session = Samples.id();
        try (NatsServer server = new NatsServer();
                NatsLog log = NatsLog.open(server.cluster());
                Engine engine = Opening.engine(server.cluster(), LIMIT, () -> {})) {
            NameKey key = new NameKey("planets");
            List<Event> events = Samples.founding("planets");
            Position end =
                    done(
                            log.create(session, key, UUID.randomUUID(), NOON, events, Keep.NONE)
                                    .join());
            for (int i = 1; i <= 4; i++) {
                List<Event> said = List.of(new Event.Said(1, i, new Text("words")));
                end =
                        done(
                                log.append(session, end, UUID.randomUUID(), NOON, said, Keep.NONE)
                                        .join());
            }
            List<Messages.Message> all =
                    new ArrayList<>(
                            new Messages(engine, session).ahead(Place.start(session)).fetched());
            assertThat(all).hasSize(5);
            all.remove(2);
            Reading reading = new Reading(new Messages(engine, session, all), new Places());
            assertThat(
                            reading.after(0, 1 << 20).stream()
                                    .flatMap(batch -> batch.entries().stream())
                                    .map(Entry::seq))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, end.seq()).boxed().toList());
        }
    }
}
