package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FaultyLogTest implements Musts {
    private final MemoryLogStore store = new MemoryLogStore(Runnable::run);
    private final List<Runnable> later = new ArrayList<>();
    private final FaultyLog log = faulty(store, later);

    private static FaultyLog faulty(MemoryLogStore store, List<Runnable> later) {
        return new FaultyLog(
                store.open(), later::add, (_, _) -> List.of(new Event.Active(1), Musts.said(77)));
    }

    /// A log around that of the store, as a test wants it.
    private record Around(MemoryLogStore data, List<Runnable> later) implements Store {
        @Override
        public SessionLog open() {
            return faulty(data, later);
        }

        @Override
        public void damage(SessionId session, long seq) {
            data.damage(session, seq);
        }

        @Override
        public boolean contains(String text) {
            return data.contains(text);
        }
    }

    @Nested
    class Calm extends SessionLogContract {
        @Override
        protected Store freshStore() {
            return new Around(new MemoryLogStore(Runnable::run), new ArrayList<>());
        }
    }

    @Override
    public SessionLog log() {
        return log;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public SessionLog reopened() {
        throw new UnsupportedOperationException();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private Appended append(Fault fault, SessionId session, UUID batch) throws Exception {
        log.next(fault);
        Position end = batches(session).getLast().end();
        Keep keep = new Keep(Map.of("by", batch.toString()));
        return answer(log.append(session, end, batch, NOON, List.of(Musts.said(1)), keep));
    }

    @Test
    void must_05_what_is_full_or_broken_or_overtaken_leaves_nothing_behind() throws Exception {
        SessionId session = session("planets");
        UUID batch = UUID.randomUUID();
        assertThat(append(Fault.FULL, session, batch)).isEqualTo(new Appended.Full());
        assertThat(append(Fault.BROKEN, session, batch)).isInstanceOf(Appended.Broken.class);
        assertThat(entries(session)).hasSize(3);
        assertThat(append(Fault.OVERTAKEN, session, batch)).isEqualTo(new Appended.Overtaken());
        assertThat(batches(session)).hasSize(2).extracting(Batch::id).doesNotContain(batch);
        assertThat(events(session)).endsWith(new Event.Active(1), Musts.said(77));
        assertThat(answer(log.keep(session))).isEqualTo(Keep.NONE);
    }

    @Test
    void must_06_what_is_unknown_is_there_or_is_not_or_comes_later() throws Exception {
        SessionId session = session("planets");
        UUID landed = UUID.randomUUID();
        assertThat(append(Fault.LANDED, session, landed)).isEqualTo(new Appended.Unknown());
        assertThat(batches(session)).hasSize(2).extracting(Batch::id).contains(landed);
        assertThat(append(Fault.LOST, session, UUID.randomUUID()))
                .isEqualTo(new Appended.Unknown());
        assertThat(batches(session)).hasSize(2);
        UUID late = UUID.randomUUID();
        assertThat(append(Fault.LATE, session, late)).isEqualTo(new Appended.Unknown());
        assertThat(batches(session)).hasSize(2);
        later.forEach(Runnable::run);
        assertThat(batches(session)).hasSize(3).extracting(Batch::id).contains(late);
    }

    @Test
    void a_late_batch_does_not_land_after_another_has_taken_its_place() throws Exception {
        SessionId session = session("planets");
        append(Fault.LATE, session, UUID.randomUUID());
        UUID second = UUID.randomUUID();
        assertThat(append(Fault.NONE, session, second)).isInstanceOf(Appended.Done.class);
        later.forEach(Runnable::run);
        assertThat(batches(session)).hasSize(2).extracting(Batch::id).contains(second);
    }

    @Test
    void while_it_is_paused_nothing_is_answered_then_everything_in_order() throws Exception {
        SessionId session = session("planets");
        Position end = batches(session).getLast().end();
        List<String> told = new ArrayList<>();
        log.pause();
        CompletableFuture<Void> first =
                log.append(session, end, UUID.randomUUID(), NOON, List.of(Musts.said(1)), Keep.NONE)
                        .thenAccept(a -> told.add(a.getClass().getSimpleName()));
        CompletableFuture<Void> second =
                log.read(session, 3, PAGE).thenAccept(b -> told.add(b.size() + " read"));
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        log.goOn();
        assertThat(told).containsExactly("Done", "1 read");
    }

    @Test
    void under_any_faults_who_reads_after_an_unknown_answer_loses_and_doubles_nothing()
            throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            SessionId session = session("planets");
            Random random = new Random(seed);
            log.plan(Fault.Plan.random(random, 2));
            List<UUID> landed = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                UUID batch = UUID.randomUUID();
                if (landed(session, batch, append(Fault.NONE, session, batch))) {
                    landed.add(batch);
                }
                if (random.nextInt(3) == 0) {
                    later.forEach(Runnable::run);
                    later.clear();
                }
            }
            log.plan(Fault.Plan.calm());
            assertThat(batches(session))
                    .as("seed %d", seed)
                    .extracting(Batch::id)
                    .containsSubsequence(landed);
            checkOrder(session);
            answer(log.remove(session));
            later.clear();
        }
    }

    private boolean landed(SessionId session, UUID batch, Appended answer) throws Exception {
        boolean there = batches(session).stream().anyMatch(b -> b.id().equals(batch));
        switch (answer) {
            case Appended.Done _ -> assertThat(there).isTrue();
            case Appended.Unknown _ -> {}
            case Appended.Overtaken _, Appended.Full _, Appended.Broken _ ->
                    assertThat(there).isFalse();
        }
        return there;
    }

    private void checkOrder(SessionId session) throws Exception {
        long seq = 0;
        for (Batch batch : batches(session)) {
            assertThat(batch.first()).isEqualTo(seq + 1);
            seq = batch.last();
        }
        assertThat(batches(session).stream().map(Batch::id).distinct().count())
                .isEqualTo(batches(session).size());
    }
}
