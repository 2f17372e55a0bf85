package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.core.Refusal.Code;
import chatroom.wire.Frame;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Says what was typed, one after the other and each once, on a thread of its own: through drops,
/// and more slowly where the server asks for that. Any thread hands it something.
final class Mouth {
    /// Then whoever types, or the file that is read, waits.
    private static final int WAITING = 1_000;

    /// A member's messages come back at so many a second.
    private static final Duration TOO_FAST = Duration.ofMillis(250);

    private final Client client;
    private final Ear ear;
    private final BlockingQueue<Act> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean out;

    /// Hears what became of what was said.
    interface Ear {
        void answered(Frame.Body body);

        void refused(String text, Refused why);

        /// The connection is over before this was said.
        void lost(String text, Gone why);

        /// They are in the session again.
        void again();
    }

    private sealed interface Act {
        record Say(String text) implements Act {}

        record Again() implements Act {}

        record Stay() implements Act {}

        record Draft() implements Act {}

        record End() implements Act {}
    }

    Mouth(Client client, Ear ear) {
        this.client = client;
        this.ear = ear;
        this.thread = Thread.ofVirtual().name("chatroom-mouth").start(this::run);
    }

    // What is handed in.

    void say(String text) throws InterruptedException {
        waiting.put(new Act.Say(text));
    }

    void again() throws InterruptedException {
        waiting.put(new Act.Again());
    }

    void stay() throws InterruptedException {
        waiting.put(new Act.Stay());
    }

    /// Lost where much waits: then that speaks for itself.
    void draft() {
        waiting.offer(new Act.Draft());
    }

    /// Their place is only held now: they take it again before they say anything more.
    void out() {
        out = true;
    }

    /// Nothing more comes; waits until all is said.
    void finish() throws InterruptedException {
        waiting.put(new Act.End());
        thread.join();
    }

    /// Waits as [#finish], but not for long.
    void finish(Duration atMost) throws InterruptedException {
        if (waiting.offer(new Act.End(), atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.join(atMost);
        }
    }

    // What is done with it.

    private void run() {
        try {
            Act act = waiting.take();
            while (!(act instanceof Act.End)) {
                act(act);
                act = waiting.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(Act act) throws InterruptedException {
        String text = act instanceof Act.Say say ? say.text() : "";
        try {
            switch (act) {
                case Act.Say _ -> {
                    comeBack();
                    answered(insisting(text));
                }
                case Act.Again _ -> comeBack();
                case Act.Stay _ -> client.stay();
                case Act.Draft _ -> client.draft();
                case Act.End _ -> {}
            }
        } catch (Refused refused) {
            ear.refused(text, refused);
        } catch (Gone gone) {
            ear.lost(text, gone);
        }
    }

    private void comeBack() throws InterruptedException {
        if (out) {
            client.again();
            out = false;
            ear.again();
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

    private void answered(Frame.@Nullable Body body) {
        if (body != null) {
            ear.answered(body);
        }
    }
}
