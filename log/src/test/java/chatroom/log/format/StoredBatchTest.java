package chatroom.log.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Batch;
import chatroom.log.DamagedLog;
import chatroom.log.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBatchTest {
    private static final SessionId SESSION = Samples.id(new Random(1));
    private static final Hash START = Hash.start(SESSION);

    private static StoredBatch stored(
            List<Event> events, Hash previous, long after, Random random) {
        return EncodedEvents.of(events, random)
                .after(previous, after, 1_800_000_000_000L, UUID.randomUUID());
    }

    /// Only what is stored, as it comes back from a disk.
    private static StoredBatch read(StoredBatch b) {
        return new StoredBatch(
                new StoredBatch.Head(
                        b.head().first(),
                        b.head().last(),
                        b.head().at(),
                        b.head().id(),
                        b.head().version()),
                Hash.of(b.hash().bytes()),
                b.payload().clone(),
                b.texts().clone());
    }

    @Test
    void any_events_come_back_as_they_were_and_the_chain_holds() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RandomEvents generator = new RandomEvents(random);
            Hash previous = START;
            long end = 0;
            for (int i = 0; i < 4; i++) {
                List<Event> events = generator.some();
                StoredBatch batch = read(stored(events, previous, end, random));
                Batch opened = batch.open(SESSION, previous, 0, 7);
                assertThat(opened.entries())
                        .as("seed %d", seed)
                        .extracting(Entry::event)
                        .isEqualTo(events);
                assertThat(opened.first()).isEqualTo(end + 1);
                assertThat(opened.end().token()).isEqualTo(7);
                previous = batch.hash();
                end = opened.last();
            }
        }
    }

    @Test
    void texts_up_to_any_seq_can_be_erased_and_the_chain_still_holds() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Event> events = new RandomEvents(random).some();
            StoredBatch batch = stored(events, START, 10, random);
            long through = 10L + random.nextInt(events.size() + 1);
            StoredBatch erased =
                    new StoredBatch(
                            batch.head(),
                            batch.hash(),
                            batch.payload(),
                            batch.textsWithout(through));
            List<Event> expected = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                expected.add(11 + i <= through ? erased(events.get(i)) : events.get(i));
            }
            assertThat(erased.open(SESSION, START, through, 0).entries())
                    .extracting(Entry::event)
                    .isEqualTo(expected);
            // Before the bytes are gone, they are hidden.
            assertThat(batch.open(SESSION, START, through, 0).entries())
                    .extracting(Entry::event)
                    .isEqualTo(expected);
        }
    }

    private static Event erased(Event event) {
        return event instanceof Event.Said s
                ? new Event.Said(s.member(), s.id(), Text.ERASED)
                : event;
    }

    @Test
    void a_text_that_is_missing_without_having_been_erased_is_damage() {
        StoredBatch batch =
                stored(List.of(new Event.Said(1, 1, new Text("hello"))), START, 0, new Random(1));
        StoredBatch missing =
                new StoredBatch(batch.head(), batch.hash(), batch.payload(), new byte[0]);
        assertThatThrownBy(() -> missing.open(SESSION, START, 0, 0))
                .isInstanceOf(DamagedLog.class)
                .hasMessageContaining("a text is missing");
    }

    @Test
    void equal_texts_have_different_seals_so_that_an_erased_one_cannot_be_guessed() {
        Random random = new Random(1);
        List<Event> yes = List.of(new Event.Said(1, 1, new Text("yes")));
        assertThat(EncodedEvents.of(yes, random).after(START, 0, 0, new UUID(0, 0)).payload())
                .isNotEqualTo(
                        EncodedEvents.of(yes, random).after(START, 0, 0, new UUID(0, 0)).payload());
    }

    @Test
    void every_changed_bit_is_found() {
        Random random = new Random(3);
        List<Event> events =
                List.of(
                        new RandomEvents(random).created(),
                        new Event.Said(1, 1, new Text("hello")),
                        new Event.Said(2, 9, new Text("and good bye")));
        StoredBatch batch = stored(events, START, 0, random);
        for (int bit = 0; bit < batch.payload().length * 8; bit++) {
            damaged(batch, flipped(batch.payload(), bit), batch.texts(), batch.hash());
        }
        for (int bit = 0; bit < batch.texts().length * 8; bit++) {
            damaged(batch, batch.payload(), flipped(batch.texts(), bit), batch.hash());
        }
        for (int bit = 0; bit < Hash.LENGTH * 8; bit++) {
            Hash other = Hash.of(flipped(batch.hash().bytes(), bit));
            damaged(batch, batch.payload(), batch.texts(), other);
        }
    }

    private static void damaged(StoredBatch batch, byte[] payload, byte[] texts, Hash hash) {
        StoredBatch changed = new StoredBatch(batch.head(), hash, payload, texts);
        assertThatThrownBy(() -> changed.open(SESSION, START, 0, 0)).isInstanceOf(DamagedLog.class);
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    @Test
    void a_batch_fits_nowhere_else() {
        StoredBatch batch = stored(List.of(new Event.Active(1)), START, 0, new Random(1));
        StoredBatch.Head h = batch.head();
        List<StoredBatch.Head> others =
                List.of(
                        new StoredBatch.Head(2, 2, h.at(), h.id(), 1),
                        new StoredBatch.Head(1, 2, h.at(), h.id(), 1),
                        new StoredBatch.Head(1, 1, h.at() + 1, h.id(), 1),
                        new StoredBatch.Head(1, 1, h.at(), new UUID(0, 1), 1),
                        new StoredBatch.Head(1, 1, h.at(), h.id(), 0));
        for (StoredBatch.Head other : others) {
            StoredBatch moved =
                    new StoredBatch(other, batch.hash(), batch.payload(), batch.texts());
            assertThatThrownBy(() -> moved.open(SESSION, START, 0, 0))
                    .isInstanceOf(DamagedLog.class);
        }
        assertThatThrownBy(() -> batch.open(SESSION, Hash.start(Samples.id()), 0, 0))
                .isInstanceOf(DamagedLog.class);
    }

    @Test
    void what_a_newer_version_wrote_is_said_to_be_newer() {
        StoredBatch.Head head =
                new StoredBatch.Head(1, 1, 0, new UUID(0, 1), StoredBatch.VERSION + 1);
        StoredBatch newer = new StoredBatch(head, START, new byte[0], new byte[0]);
        assertThatThrownBy(() -> newer.open(SESSION, START, 0, 0))
                .isInstanceOf(DamagedLog.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void an_event_that_no_version_knows_is_refused_and_not_passed_over() {
        ByteWriter event = new ByteWriter().u8(99).varint(5);
        byte[] payload = new ByteWriter().varint(1).sized(event).toArray();
        StoredBatch.Head head = new StoredBatch.Head(1, 1, 9, new UUID(0, 1), 2);
        StoredBatch batch = new StoredBatch(head, head.hash(START, payload), payload, new byte[0]);
        assertThatThrownBy(() -> batch.open(SESSION, START, 0, 0))
                .isInstanceOf(DamagedLog.class)
                .hasMessageContaining("unknown event 99");
    }

    @Test
    void only_what_an_older_program_cannot_read_is_of_a_newer_version() {
        Random random = new Random(1);
        List<Event> old = List.of(new Event.Active(1), new Event.Active(2));
        List<Event> recent = List.of(new Event.Active(1), new Event.CodeChanged(1, true));
        assertThat(stored(old, START, 0, random).head().version()).isEqualTo(1);
        assertThat(stored(recent, START, 0, random).head().version()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40})
    void fields_that_a_later_version_adds_to_an_event_are_skipped(int more) {
        ByteWriter event = new ByteWriter();
        EventCodec.write(new Event.Active(5), event, _ -> new byte[0]);
        event.raw(new byte[more]);
        byte[] payload = new ByteWriter().varint(1).sized(event).toArray();
        StoredBatch.Head head = new StoredBatch.Head(1, 1, 9, new UUID(0, 1), 1);
        StoredBatch batch = new StoredBatch(head, head.hash(START, payload), payload, new byte[0]);
        assertThat(batch.open(SESSION, START, 0, 0).entries())
                .containsExactly(new Entry(1, 9, new Event.Active(5)));
    }

    @Test
    void malformed_bytes_are_damage_and_nothing_worse() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] payload;
            byte[] texts;
            if (seed % 3 == 0) {
                payload = new byte[random.nextInt(60)];
                texts = new byte[random.nextInt(60)];
                random.nextBytes(payload);
                random.nextBytes(texts);
            } else {
                EncodedEvents events =
                        EncodedEvents.of(List.of(new RandomEvents(random).one()), random);
                StoredBatch good = events.after(START, 0, 0, new UUID(0, 1));
                payload = flipped(good.payload(), random.nextInt(good.payload().length * 8));
                texts = good.texts();
            }
            // With the right hash, as somebody would write it who means harm.
            StoredBatch.Head head = new StoredBatch.Head(1, 1, 0, new UUID(0, 1), 1);
            StoredBatch batch = new StoredBatch(head, head.hash(START, payload), payload, texts);
            try {
                assertThat(batch.open(SESSION, START, 0, 0).entries()).hasSize(1);
            } catch (DamagedLog e) {
                assertThat(e).hasMessageContaining("entries 1 to 1");
            }
        }
    }

    @Test
    void a_batch_of_nothing_or_of_too_much_cannot_be_made() {
        Random random = new Random(1);
        assertThatThrownBy(() -> EncodedEvents.of(List.of(), random))
                .isInstanceOf(IllegalArgumentException.class);
        Event large = new Event.Said(1, 1, new Text("中".repeat(8_000)));
        assertThatThrownBy(() -> EncodedEvents.of(Collections.nCopies(44, large), random))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }
}
