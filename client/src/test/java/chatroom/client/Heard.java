package chatroom.client;

import chatroom.core.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A listener that remembers everything, and on which a test can wait. Any thread.
final class Heard implements Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final List<News> all = new ArrayList<>();

    @Override
    public synchronized void hear(News news) {
        all.add(news);
        notifyAll();
    }

    synchronized List<News> all() {
        return List.copyOf(all);
    }

    /// Waits until news of a kind has come, and gives the first of it.
    <T extends News> T until(Class<T> kind) throws InterruptedException {
        return kind.cast(until(kind::isInstance));
    }

    synchronized News until(Predicate<News> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (all.stream().noneMatch(wanted)) {
            long left = Duration.between(Instant.now(), end).toMillis();
            if (left <= 0) {
                throw new AssertionError("did not come; heard were " + all);
            }
            wait(left);
        }
        return all.stream().filter(wanted).findFirst().orElseThrow();
    }

    /// Every entry that was told, at the entrance or since, in the order in which it was.
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (News news : all()) {
            switch (news) {
                case News.Entered entered -> entries.addAll(entered.past());
                case News.Told told -> entries.add(told.entry());
                default -> {}
            }
        }
        return entries;
    }

    /// Waits until the entry of that seq was told.
    void untilSeq(long seq) throws InterruptedException {
        until(n ->
                switch (n) {
                    case News.Told told -> told.entry().seq() >= seq;
                    case News.Entered entered -> entered.mirror().session().seq() >= seq;
                    default -> false;
                });
    }
}
