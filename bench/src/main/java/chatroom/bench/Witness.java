package chatroom.bench;

import chatroom.client.Listener;
import chatroom.client.News;
import chatroom.core.Entry;
import chatroom.core.Event;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// What one member was told of a session, entry by entry, across all drops. Heard by its client's
/// thread, read by others; all under its own lock.
final class Witness implements Listener {
    private long last;
    private long misplaced;
    private long anew;
    private long promoted;
    private boolean over;
    private String end = "";
    private long awayAt;
    private long backAt;
    private CountDownLatch returned = new CountDownLatch(0);

    /// By seq: the number of the message that stands there, 0 where there is none or it was not
    /// told.
    private long[] messages = new long[1_024];

    @Override
    public synchronized void hear(News news) {
        switch (news) {
            case News.Entered entered -> enter(entered);
            case News.Told told -> {
                if (told.entry().seq() != last + 1) {
                    misplaced++;
                }
                note(told.entry());
            }
            case News.Away _ -> {
                awayAt = away() ? awayAt : System.nanoTime();
                backAt = 0;
            }
            case News.Back _ -> {
                backAt = System.nanoTime();
                returned.countDown();
            }
            case News.Over _, News.Out _ -> {
                over = true;
                end = news.toString();
                returned.countDown(); // there is nothing to come back to
            }
            default -> {}
        }
    }

    /// All of the session was told anew: what lies between is not known, and no fault.
    private void enter(News.Entered entered) {
        anew++;
        entered.past().stream().filter(entry -> entry.seq() > last).forEach(this::note);
        last = entered.mirror().session().seq();
    }

    private void note(Entry entry) {
        last = entry.seq();
        if (entry.event() instanceof Event.AdminChanged changed
                && changed.why() != Event.AdminChanged.Why.CREATED) {
            promoted++;
        }
        if (entry.event() instanceof Event.Said said) {
            int at = Math.toIntExact(last);
            if (at >= messages.length) {
                messages = Arrays.copyOf(messages, Math.max(at + 1, 2 * messages.length));
            }
            messages[at] = Long.parseLong(said.text().value());
        }
    }

    /// The server is about to be killed: completes when the client is back.
    synchronized CountDownLatch awaitReturn() {
        returned = new CountDownLatch(1);
        return returned;
    }

    /// The seq of the last entry told.
    synchronized long last() {
        return last;
    }

    /// The message at that seq, 0 where this member was told none there.
    synchronized long message(long seq) {
        return seq < messages.length ? messages[(int) seq] : 0;
    }

    /// How many entries did not come right after the one before.
    synchronized long misplaced() {
        return misplaced;
    }

    /// How often the whole session was told, the first time included.
    synchronized long anew() {
        return anew;
    }

    /// How often it was told of another admin.
    synchronized long promoted() {
        return promoted;
    }

    /// Whether it has no connection just now.
    synchronized boolean away() {
        return awayAt != 0 && backAt == 0;
    }

    /// How long after that moment ([System#nanoTime]) it was connected again; nothing where it was
    /// not away since then.
    synchronized Optional<Duration> backAfter(long moment) {
        return awayAt > moment && backAt > awayAt
                ? Optional.of(Duration.ofNanos(backAt - moment))
                : Optional.empty();
    }

    /// What ended it, empty where nothing did.
    synchronized String end() {
        return end;
    }

    /// Whether it is out of the session or its connection is over for good.
    synchronized boolean over() {
        return over;
    }
}
