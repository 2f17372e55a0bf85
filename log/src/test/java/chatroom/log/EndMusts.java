package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// MUST 16: the end of a log.
public interface EndMusts extends Musts {
    @Test
    default void must_16_after_close_appends_are_broken_and_the_rest_fails() throws Exception {
        SessionId session = session("planets");
        Position end = new Position(3, tokenOf(session, 3));
        log().close();
        log().close();
        assertThat(
                        answer(
                                log().append(
                                                session,
                                                end,
                                                UUID.randomUUID(),
                                                NOON,
                                                List.of(Musts.said(1)),
                                                Keep.NONE)))
                .isInstanceOf(Appended.Broken.class);
        assertThat(
                        answer(
                                log().create(
                                                Samples.id(),
                                                new NameKey("rivers"),
                                                UUID.randomUUID(),
                                                NOON,
                                                Samples.founding("rivers"),
                                                Keep.NONE)))
                .isInstanceOf(Appended.Broken.class);
        fails(log().read(session, 0, PAGE));
        fails(log().before(session, 4, 1, 1));
        fails(log().directory());
        fails(log().snapshot(session));
        fails(log().keep(session));
        fails(log().putKeep(session, Keep.NONE));
        fails(log().eraseTexts(session, 1));
        fails(log().erasedThrough(session));
        fails(log().remove(session));
    }

    private void fails(CompletableFuture<?> asked) {
        assertThat(asked).failsWithin(store().patience());
    }

    @Test
    default void must_16_after_close_followers_are_told_nothing_more() throws Exception {
        SessionId session = session("planets");
        Told<Batch> batches = new Told<>();
        Told<Change> changes = new Told<>();
        SessionLog.Subscription following = log().follow(session, 0, batches);
        SessionLog.Subscription directory = log().followDirectory(changes);
        batches.await(store().patience(), t -> !t.isEmpty());
        changes.await(store().patience(), t -> !t.isEmpty());
        reopened();
        following.ended().get(store().patience().toMillis(), TimeUnit.MILLISECONDS);
        directory.ended().get(store().patience().toMillis(), TimeUnit.MILLISECONDS);
        assertThat(append(session, 3, Musts.said(1))).isInstanceOf(Appended.Done.class);
        session("rivers");
        assertThat(batches.all()).hasSize(1);
        assertThat(changes.all()).hasSize(1);
    }

    @Test
    default void must_16_what_was_asked_before_close_is_there_if_it_was_done() throws Exception {
        SessionId session = session("planets");
        Race racing = new Race(this, session, 4, 200);
        racing.awaitEntry(20);
        reopened();
        List<UUID> won = racing.won().stream().map(Race.Won::batch).toList();
        assertThat(won).isNotEmpty();
        assertThat(batches(session)).extracting(Batch::id).containsAll(won);
    }
}
