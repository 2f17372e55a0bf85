package chatroom.desktop.chat;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.core.Refusal.Code;
import chatroom.desktop.ground.Crossing;
import chatroom.wire.Frame;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Says what was typed, one after the other and each once: through drops, more slowly where the
/// server asks for that, and again where somebody wants to try again. Owned by the thread that
/// draws, but for the one thread that says it.
final class Outbox {
    /// A member's messages come back at so many a second.
    private static final Duration TOO_FAST = Duration.ofMillis(250);

    private final Client client;
    private final Crossing crossing;
    private final Ear ear;
    private final List<Outgoing> unsent;

    /// Where messages stand in the log that the server took and has not told yet, by id.
    private final Map<Long, Long> taken = new HashMap<>();

    private final BlockingQueue<Outgoing> line = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long ids;

    /// Whether the place is only held: it is taken again before more is said.
    private volatile boolean out;

    /// Hears what became of it, on the thread that draws.
    interface Ear {
        /// A command was carried out; `body` is what it answers, if anything.
        void answered(String command, Frame.@Nullable Body body);

        void refused(String command, RuntimeException why);

        /// What stands beside words that were not taken.
        String words(Exception why);

        /// The newest seq that was told.
        long latest();

        /// What is unsent has changed.
        void changed();
    }

    /// @param unsent where messages stand that are not in the log yet, oldest first; commands are
    ///   not among them
    Outbox(Client client, Crossing crossing, List<Outgoing> unsent, Ear ear) {
        this.unsent = unsent;
        this.client = client;
        this.crossing = crossing;
        this.ear = ear;
        this.thread = Thread.ofVirtual().name("chatroom-outbox").start(this::run);
    }

    static boolean command(String text) {
        return text.startsWith("/") && !text.startsWith("//");
    }

    void say(String text) {
        Outgoing next = new Outgoing(++ids, text, "");
        if (!command(text)) {
            unsent.add(next);
            ear.changed();
        }
        line.add(next);
    }

    /// Tries once more; it goes last then.
    void retry(Outgoing failed) {
        if (unsent.removeIf(each -> each.id() == failed.id() && each.failed())) {
            unsent.add(failed.again());
            ear.changed();
            line.add(failed.again());
        }
    }

    /// It is not to be said any more.
    void discard(Outgoing failed) {
        unsent.removeIf(each -> each.id() == failed.id() && each.failed());
        ear.changed();
    }

    /// A message of one's own was told: it is the oldest of those under way.
    void told() {
        for (Outgoing each : unsent) {
            if (!each.failed()) {
                unsent.remove(each);
                ear.changed();
                return;
            }
        }
    }

    /// The place is only held now, or taken again.
    void out(boolean now) {
        out = now;
    }

    /// Nothing more is said.
    void close() {
        thread.interrupt();
    }

    // On its own thread.

    private void run() {
        try {
            while (true) {
                say(line.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(Outgoing next) throws InterruptedException {
        try {
            if (out) {
                client.again();
                out = false;
            }
            Frame.Body body = insisting(next.text());
            crossing.show(() -> done(next, body));
        } catch (Refused | Gone why) {
            crossing.show(() -> failed(next, why));
        }
    }

    private Frame.@Nullable Body insisting(String text) throws InterruptedException {
        while (true) {
            try {
                return client.say(text);
            } catch (Refused refused) {
                if (!refused.is(Code.TOO_FAST)) {
                    throw refused;
                }
                Thread.sleep(TOO_FAST);
            }
        }
    }

    private void done(Outgoing what, Frame.@Nullable Body body) {
        if (command(what.text())) {
            ear.answered(what.text(), body);
        } else if (body instanceof Frame.Body.Seq(long seq, _)) {
            taken.put(what.id(), seq);
            upTo(ear.latest());
        }
    }

    /// All is told up to that seq: what was taken by then is no longer unsent.
    void upTo(long seq) {
        boolean changed =
                unsent.removeIf(each -> taken.getOrDefault(each.id(), Long.MAX_VALUE) <= seq);
        taken.values().removeIf(each -> each <= seq);
        if (changed) {
            ear.changed();
        }
    }

    private void failed(Outgoing what, RuntimeException why) {
        if (command(what.text())) {
            ear.refused(what.text(), why);
            return;
        }
        unsent.replaceAll(each -> each.id() == what.id() ? each.refused(ear.words(why)) : each);
        ear.changed();
    }
}
