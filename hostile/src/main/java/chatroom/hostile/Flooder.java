package chatroom.hostile;

import chatroom.core.Limits;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A member who is silent, says as much as a member may, or as much as the connection takes; reads
/// all answers. Comes in anew each time, so that nothing waits in buffers of what was sent before.
/// Used by one thread; it talks and listens on two of its own, which wait while nothing can be
/// sent.
final class Flooder implements AutoCloseable {
    private static final String FROM = "127.0.0.5";

    /// By which the server knows it again.
    private static final String PERSON = "f".repeat(26);

    private static final String WORDS = "flood";
    private static final String PAGE = "x".repeat(Limits.TEXT_CODE_POINTS);

    private final Way way;
    private final String session;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger said = new AtomicInteger();
    private @Nullable Visit visit;

    /// What it does. The polite say as much as a flood is let through, and are never refused.
    enum Does {
        NOTHING("", Duration.ZERO),
        POLITE(WORDS, Duration.ofSeconds(1).dividedBy(Limits.FLOOD_PER_SECOND).plusMillis(5)),
        MESSAGES(WORDS, Duration.ZERO),
        POLITE_BYTES(
                PAGE,
                Duration.ofSeconds(Limits.TEXT_CODE_POINTS)
                        .dividedBy(Limits.FLOOD_BYTES_PER_SECOND)
                        .plusMillis(5)),
        BYTES(PAGE, Duration.ZERO);

        private final String text;
        private final Duration pause;

        Does(String text, Duration pause) {
            this.text = text;
            this.pause = pause;
        }

        /// Whether it means harm.
        boolean floods() {
            return this == MESSAGES || this == BYTES;
        }

        /// What says as much and means no harm.
        Does politely() {
            return switch (this) {
                case NOTHING -> NOTHING;
                case POLITE, MESSAGES -> POLITE;
                case POLITE_BYTES, BYTES -> POLITE_BYTES;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    Flooder(Way way, String session) {
        this.way = way;
        this.session = session;
    }

    /// Comes into the session and does that from now on.
    void begin(Does what) throws IOException {
        end();
        RawSocket socket = Pair.greeted(way, FROM, PERSON);
        socket.send(new Request.Join(1, session, "Flooder", null, null));
        Pair.answered(socket, 1);
        visit = new Visit(socket, what);
    }

    /// Its connection is gone, with all that was not read of it.
    void end() {
        Visit last = visit;
        visit = null;
        if (last != null) {
            last.over();
        }
    }

    /// How many messages went out, to the server or into buffers on the way.
    int said() {
        return said.get();
    }

    /// How many were refused.
    int refused() {
        return refused.get();
    }

    /// Whether it is still in.
    boolean in() {
        return visit != null && !visit.over;
    }

    @Override
    public void close() {
        end();
    }

    /// One connection.
    private final class Visit {
        private final RawSocket socket;
        private final Does what;
        private volatile boolean over;

        Visit(RawSocket socket, Does what) {
            this.socket = socket;
            this.what = what;
            Thread.startVirtualThread(this::listen);
            if (!what.text.isEmpty()) {
                Thread.ofPlatform().daemon().name("flood").start(this::talk);
            }
        }

        private void talk() {
            try {
                for (long id = 2; !over; id++) {
                    socket.send(new Request.Say(id, what.text));
                    said.incrementAndGet();
                    Thread.sleep(what.pause);
                }
            } catch (IOException e) {
                // Put out, which is what is hoped for.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void listen() {
            try {
                while (true) {
                    Frame frame = socket.next().orElseThrow(() -> new IOException("closed"));
                    if (frame instanceof Frame.No) {
                        refused.incrementAndGet();
                    }
                }
            } catch (IOException e) {
                over();
            }
        }

        private void over() {
            over = true;
            socket.close();
        }
    }
}
